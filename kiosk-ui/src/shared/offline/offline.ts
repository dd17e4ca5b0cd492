/** What the build writes into a worker: the files of one edition of a page, and whether open answers are kept beside them. */
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

/** A hall's 120 guides, its published content, and room for what is asked for page by page. */
export const MAX_ANSWERS = 300
/** A citizen before a kiosk waits no longer for a server when there is an answer from before. */
export const TIMEOUT_MS = 3_000

/** The addresses behind which stands the same for everyone: halls, their calendar, rules, tree and published content; guides. */
const OPEN =
  /^\/api\/(?:halls\/\d+(?:\/(?:calendar|rules|catalogue|published(?:\/[\w-]+)?))?|items\/[\w-]+)$/u

/** May the answer be kept? Never what is asked with a token, what somebody searches for, nor anything about bookings. */
export function isPublicRead(request: Pick<Request, 'method' | 'url' | 'headers'>): boolean {
  const { pathname, searchParams } = new URL(request.url)
  return (
    request.method === 'GET' &&
    !request.headers.has('Authorization') &&
    !searchParams.has('q') &&
    OPEN.test(pathname)
  )
}
