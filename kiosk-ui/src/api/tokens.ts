import { asProblem } from './problem'
import type { Schema } from './schemas'
import type { Calls } from './calls'

/** The refresh token is good for one exchange; `expiresIn` is in seconds. */
export type Tokens = Schema<'Tokens'>

/** The token is renewed this long before it ends, so that no call waits for it. */
const AHEAD_MS = 60_000
/** The pause after a renewal that did not reach the server. */
const AGAIN_MS = 10_000

/** The listener hears what becomes of the tokens. */
interface Watcher {
  renewed(tokens: Tokens): void
  over(): void
}

/**
 * The tokens of one session. They live in this closure and nowhere else: closing or reloading the page ends it.
 *
 * @param plain calls that carry no token
 */
export function createTokens(plain: Calls, watcher: Watcher) {
  let held: Tokens | undefined
  let renewing: Promise<boolean> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function wake(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void renew(), milliseconds)
  }

  function take(tokens: Tokens): void {
    held = tokens
    wake(Math.max(tokens.expiresIn * 1000 - AHEAD_MS, AGAIN_MS))
    watcher.renewed(tokens)
  }

  /** Forgets the tokens. Returns the access token, so that the caller can end the session on the server. */
  function drop(): string | undefined {
    clearTimeout(timer)
    const token = held?.accessToken
    held = undefined
    return token
  }

  /** Renews the tokens. All callers wait for the same exchange. */
  function renew(): Promise<boolean> {
    const before = held
    if (before === undefined) return Promise.resolve(false)
    renewing ??= exchange(before).finally(() => {
      renewing = undefined
    })
    return renewing
  }

  async function exchange(before: Tokens): Promise<boolean> {
    const json: Schema<'RefreshToken'> = { refreshToken: before.refreshToken }
    try {
      const answer = await plain('/api/sessions/refresh', { method: 'POST', json })
      // A person who signed out in the meantime stays signed out.
      if (held !== before) return false
      take(answer as Tokens)
      return true
    } catch (thrown) {
      if (held === before) lost(asProblem(thrown).status)
      return false
    }
  }

  function lost(status: number): void {
    if (status === 401 || status === 403) {
      drop()
      watcher.over()
    } else {
      wake(AGAIN_MS)
    }
  }

  return { token: () => held?.accessToken, take, drop, renew }
}
