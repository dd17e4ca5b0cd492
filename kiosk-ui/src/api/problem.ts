import type { Schema } from './schemas'

/** A refusal of the server (RFC 9457). The server writes `detail` for the reader, in the language of the request. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: readonly FieldError[] = [],
    /** Seconds to wait before the next try; 0 when the server does not say. */
    readonly retryAfter = 0,
    /** Names an unexpected failure in the server's log. */
    readonly errorId = '',
  ) {
    super(detail || title || `HTTP ${status}`)
  }

  /** `slot-full` of `/problems/slot-full`. */
  get word(): string {
    return this.type.slice(this.type.lastIndexOf('/') + 1)
  }
}

export type FieldError = NonNullable<Schema<'Problem'>['errors']>[number]

/** Returns the problem of a failed answer. An answer without a problem document (a proxy's page) becomes a problem too. */
export async function problemOf(response: Response): Promise<Problem> {
  const said: unknown = await response.json().catch(() => undefined)
  const found = (typeof said === 'object' && said !== null ? said : {}) as Partial<
    Schema<'Problem'>
  >
  return new Problem(
    response.status,
    found.type ?? 'about:blank',
    found.title ?? response.statusText,
    found.detail ?? '',
    found.errors ?? [],
    Number.parseInt(response.headers.get('Retry-After') ?? '', 10) || 0,
    found.errorId ?? '',
  )
}

/** The status of a problem that never reached the server. */
export const UNREACHED = 0

/** Returns what a call threw as a problem. Anything but an answer of the server means that the server was not reached. */
export function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem(UNREACHED, 'about:blank', '', '')
}
