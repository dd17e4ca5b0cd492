import { problemOf } from './problem'

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly token?: string | undefined
  /** It is sent as JSON, unless it is a Blob (a file), which goes as it is. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Milliseconds after which the call is given up. */
  readonly timeout?: number
}

const TIMEOUT = 10_000

/**
 * One request to the server this page came from. Nothing of it is kept by the browser.
 *
 * @throws Problem what the server refuses, except 304, which is an answer
 * @throws TypeError no connection
 * @throws DOMException nobody answered in time
 */
export async function send(path: string, call: Call = {}): Promise<Response> {
  const limit = AbortSignal.timeout(call.timeout ?? TIMEOUT)
  const response = await fetch(path, {
    method: call.method ?? 'GET',
    headers: headersOf(call),
    cache: 'no-store',
    credentials: 'omit',
    signal: call.signal ? firstOf(call.signal, limit) : limit,
    ...(call.body === undefined
      ? {}
      : { body: call.body instanceof Blob ? call.body : JSON.stringify(call.body) }),
  })
  if (!response.ok && response.status !== 304) throw await problemOf(response)
  return response
}

/** Replaces `AbortSignal.any`, which the browser inside an app may lack (Chromium 116). */
function firstOf(...signals: readonly AbortSignal[]): AbortSignal {
  const first = new AbortController()
  for (const each of signals) {
    const end = () => {
      first.abort(each.reason)
    }
    if (each.aborted) end()
    else each.addEventListener('abort', end, { once: true, signal: first.signal })
  }
  return first.signal
}

/** Sends as {@link send} does and returns the JSON of the answer. The caller names the type that the interface document promises. */
export async function json<T>(path: string, call: Call = {}): Promise<T> {
  return (await (await send(path, call)).json()) as T
}

function headersOf(call: Call): Record<string, string> {
  const isJson = call.body !== undefined && !(call.body instanceof Blob)
  return {
    ...(isJson ? { 'Content-Type': 'application/json' } : {}),
    ...(call.token === undefined ? {} : { Authorization: `Bearer ${call.token}` }),
    ...call.headers,
  }
}
