import type { Playlist } from '@/screen/model/playlist'

/** What a page of a screen is drawn from. */
export interface PageData {
  readonly playlist: Playlist
  /** Milliseconds since 1970, by the server's clock. */
  readonly now: number
  /** When the server was last heard. */
  readonly asOf: number
  readonly isCutOff: boolean
}
