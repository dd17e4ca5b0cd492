/** The list that the build writes into a worker: the files of one edition of a page, and whether public answers are stored too. */
export interface OfflineFiles {
  readonly version: string
  /** `/kiosk` */
  readonly page: string
  readonly files: readonly string[]
  readonly answers: boolean
}

/**
 * A header of an answer that was kept from earlier, because the server did not answer. A type, because nothing that runs may be
 * shared by a worker and its page: the worker is one file.
 */
export type OfflineHeader = 'Bianmin-Kept'

/** The limit holds a hall's 120 guides and its published content, with room for pages. */
export const MAX_ANSWERS = 300
/** A citizen waits this long for the server when there is an earlier answer. */
export const TIMEOUT_MS = 3_000

/** The addresses whose answers are the same for everyone: halls, their calendar, rules, catalogue and published content; guides. */
const OPEN =
  /^\/api\/(?:halls\/\d+(?:\/(?:calendar|rules|catalogue|published(?:\/[\w-]+)?))?|items\/[\w-]+)$/u

/** Says whether the answer may be stored. Requests with a token, searches and bookings are never stored. */
export function isPublicRead(request: Pick<Request, 'method' | 'url' | 'headers'>): boolean {
  const { pathname, searchParams } = new URL(request.url)
  return (
    request.method === 'GET' &&
    !request.headers.has('Authorization') &&
    !searchParams.has('q') &&
    OPEN.test(pathname)
  )
}
