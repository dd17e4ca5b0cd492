import type { Job, Kind as ContentKind } from '@/content/kinds'

/** What a screen shows, as the server signs it: GET /api/screens/{screen}/playlist. */
export interface Playlist {
  readonly screen: string
  readonly hall: number | string
  readonly hallName: string
  /** Grows by one with every change and never falls. */
  readonly version: number
  readonly kind: ScreenKind
  /** Pixels of the wall or the television set. */
  readonly width: number
  readonly height: number
  /** The hall's time zone, by its name in the tz database. */
  readonly zone: string
  readonly issuedAt: string
  readonly validUntil: string
  readonly parts: readonly Part[]
  readonly items: readonly Item[]
}

export type ScreenKind = 'LED' | 'TV' | 'KIOSK'

/** A part of the day, in the hall's time; from `22:00` to `06:00` goes over midnight. */
export interface Part {
  readonly from: string
  readonly to: string
  readonly kinds: readonly ContentKind[]
  /** How long one item stands. */
  readonly seconds: number
}

export type { Job, Kind as ContentKind } from '@/content/kinds'

export interface Item {
  readonly content: string
  readonly version: number
  readonly kind: ContentKind
  readonly title: string
  /** Plain text with line breaks. */
  readonly body: string
  readonly job: Job | null
  readonly source: string
  readonly from: string
  readonly validUntil: string
  /** 1 to 5: so many times as often. */
  readonly weight: number
}

/**
 * The playlist in a text, if it is one: a screen may hold what an older server wrote, and must not stumble over it.
 * Who wrote it is for the signature to say (jws.ts).
 */
export function readPlaylist(text: string): Playlist | undefined {
  try {
    const found: unknown = JSON.parse(text)
    return isPlaylist(found) ? found : undefined
  } catch {
    return undefined
  }
}

function isPlaylist(found: unknown): found is Playlist {
  if (!isRecord(found) || !Array.isArray(found['parts']) || !Array.isArray(found['items']))
    return false
  return (
    Number.isInteger(found['version']) &&
    hasTexts(found, ['screen', 'hallName', 'kind', 'zone', 'issuedAt', 'validUntil']) &&
    found['parts'].every(isPart) &&
    found['items'].every(isItem)
  )
}

function isPart(found: unknown): boolean {
  return (
    isRecord(found) &&
    hasTexts(found, ['from', 'to']) &&
    Array.isArray(found['kinds']) &&
    Number(found['seconds']) > 0
  )
}

function isItem(found: unknown): boolean {
  return (
    isRecord(found) &&
    hasTexts(found, ['content', 'kind', 'title', 'body', 'from', 'validUntil']) &&
    (found['job'] === null || found['job'] === undefined || isRecord(found['job']))
  )
}

function hasTexts(found: Record<string, unknown>, names: readonly string[]): boolean {
  return names.every((name) => typeof found[name] === 'string')
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null && !Array.isArray(found)
}
