import { send } from './http'
import { asProblem, Problem } from './problem'

/** What goes with a call; a file as `file`, everything else as `json`. */
export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** What is undefined or empty is left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly json?: unknown
  readonly file?: Blob
  readonly token?: string
  /** Anyone may read it: it goes without a token, so that it may be kept for the time without a server. */
  readonly open?: boolean
  /** Only when the thing is still as this tag names it. */
  readonly ifMatch?: string
  /** Names an intention: sent again with the same key and the same body, it happens once. */
  readonly key?: string
  /** Another media type than JSON; the answer is then its text. */
  readonly accept?: string
  /** Receives the tag of a good answer, where the answer has one. */
  readonly onETag?: (tag: string) => void
  /** Receives the headers of a good answer. */
  readonly onHeaders?: (headers: Headers) => void
  readonly signal?: AbortSignal
}

/** Who calls. */
export interface Bearer {
  /** The access token of now. */
  token(): string | undefined
  /** Gets a new one after a 401; false when the session is over. */
  renew(): Promise<boolean>
}

/** Makes a call of the API; the answer's JSON (undefined when it has none), or its text where another type was asked for. @throws Problem always a problem, also of the network */
export type Calls = (path: string, sent?: CallOptions) => Promise<unknown>

/** Files take longer than the usual answer. */
const TIMEOUT_MS = 20_000

/** Calls as one person in one language; a 401 is answered once by a renewed token. */
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

/** A wrong password is no token that ran out: trying it again would only count as a second guess. */
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
