import type { Schema } from './schemas'

/** A refusal of the server (RFC 9457); `detail` is written for its reader, in the language that was asked for. */
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

/** What a failed answer says; an answer that is no problem document (a proxy's page) still becomes one. */
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

/** Whatever a call threw, as a problem: what is no answer of the server was an unreached server. */
export function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem(UNREACHED, 'about:blank', '', '')
}
