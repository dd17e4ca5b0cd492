import { send } from './http'
import { asProblem, Problem } from './problem'

/** The options of a call. A file is sent as `file`, everything else as `json`. */
export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Undefined and empty values are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly json?: unknown
  readonly file?: Blob
  readonly token?: string
  /** Whether anyone may read the answer. The call then carries no token, and the service worker may store the answer. */
  readonly open?: boolean
  /** The server acts only when the thing still has this tag. */
  readonly ifMatch?: string
  /** The idempotency key. A call that is sent again with the same key and body happens once. */
  readonly key?: string
  /** Another media type than JSON. The result is then the text of the answer. */
  readonly accept?: string
  /** Receives the tag of a good answer, where the answer has one. */
  readonly onETag?: (tag: string) => void
  /** Receives the headers of a good answer. */
  readonly onHeaders?: (headers: Headers) => void
  readonly signal?: AbortSignal
}

/** The person or device that calls. */
export interface Bearer {
  /** Returns the current access token. */
  token(): string | undefined
  /** Fetches a new token after a 401. Returns false when the session is over. */
  renew(): Promise<boolean>
}

/** Makes a call of the API; the answer's JSON (undefined when it has none), or its text where another type was asked for. @throws Problem always a problem, also of the network */
export type Calls = (path: string, sent?: CallOptions) => Promise<unknown>

/** Milliseconds. Files take longer than a usual answer. */
const TIMEOUT_MS = 20_000

/** Returns calls of one person in one language. After a 401 the token is renewed once. */
export function createCalls(language: () => string, bearer?: Bearer): Calls {
  const once = async (path: string, sent: CallOptions) => {
    const token = tokenFor(sent, bearer)
    const response = await send(addressOf(path, sent.query), {
      method: sent.method ?? 'GET',
      headers: headersOf(sent, language()),
      timeout: TIMEOUT_MS,
      ...(token === undefined ? {} : { token }),
      ...(sent.signal === undefined ? {} : { signal: sent.signal }),
      ...bodyOf(sent),
    })
    const tag = response.headers.get('ETag')
    if (tag !== null) sent.onETag?.(tag)
    sent.onHeaders?.(response.headers)
    const text = await response.text()
    return sent.accept === undefined ? parsed(text) : text
  }
  return async (path, sent = {}) => {
    try {
      return await once(path, sent)
    } catch (thrown) {
      if (!isUnauthorized(thrown) || bearer === undefined || !(await bearer.renew())) {
        throw asProblem(thrown)
      }
    }
    return once(path, sent).catch((thrown: unknown) => {
      throw asProblem(thrown)
    })
  }
}

function headersOf(sent: CallOptions, language: string): Record<string, string> {
  return {
    Accept: sent.accept ?? 'application/json',
    'Accept-Language': language,
    ...(sent.ifMatch ? { 'If-Match': sent.ifMatch } : {}),
    ...(sent.key ? { 'Idempotency-Key': sent.key } : {}),
  }
}

function parsed(text: string): unknown {
  return text === '' ? undefined : (JSON.parse(text) as unknown)
}

/** A wrong password is no expired token. A second try would count as a second guess. */
function tokenFor({ token, open }: CallOptions, bearer?: Bearer): string | undefined {
  return token ?? (open ? undefined : bearer?.token())
}

function isUnauthorized(thrown: unknown): boolean {
  return thrown instanceof Problem && thrown.status === 401 && thrown.word !== 'wrong-credentials'
}

function bodyOf(sent: CallOptions): { body?: unknown } {
  if (sent.file !== undefined) return { body: sent.file }
  return sent.json === undefined ? {} : { body: sent.json }
}

function addressOf(path: string, query: CallOptions['query']): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}
