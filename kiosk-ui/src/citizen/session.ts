import { computed, shallowRef } from 'vue'
import type { Bearer, Calls } from '@/api/calls'
import type { Schema } from '@/api/schemas'
import { createTokens, type Tokens } from '@/api/tokens'

/** The citizen signs in with the ID number and password of their booking. */
export type Credentials = Schema<'CitizenCredentials'>

/**
 * The session of one citizen. It lives in memory and nowhere else: a reload, the idle clock of a kiosk or signing out ends it. An
 * answer that comes after they left lets nobody in, for by then somebody else may stand there.
 *
 * @param plain calls that carry no token
 */
export function createCitizenSession(plain: Calls) {
  const isSignedIn = shallowRef(false)
  /** Came with a booking; it cannot be renewed, and opens the booking for a quarter of an hour. */
  let bookingToken: string | undefined
  /** Counts those who left. */
  let signOuts = 0
  const tokens = createTokens(plain, {
    renewed: () => {
      isSignedIn.value = true
    },
    over: () => {
      isSignedIn.value = false
    },
  })

  async function signIn(credentials: Credentials): Promise<void> {
    const before = signOuts
    const answer = (await plain('/api/sessions', { method: 'POST', json: credentials })) as Tokens
    if (before !== signOuts) {
      void end(answer.accessToken)
      return
    }
    bookingToken = undefined
    tokens.take(answer)
  }

  /**
   * Whoever books without signing in is in with what the booking brings.
   *
   * @returns to be called with that; itself asked for before the server is
   */
  function expectToken(): (accessToken: string) => void {
    const before = signOuts
    return (accessToken) => {
      if (before !== signOuts) {
        void end(accessToken)
        return
      }
      tokens.drop()
      bookingToken = accessToken
      isSignedIn.value = true
    }
  }

  async function signOut(): Promise<void> {
    signOuts += 1
    const token = tokens.drop() ?? bookingToken
    bookingToken = undefined
    isSignedIn.value = false
    if (token !== undefined) await end(token)
  }

  /** On the server too; when that cannot be told, the tokens here are gone all the same. */
  async function end(token: string): Promise<void> {
    await plain('/api/sessions/current', { method: 'DELETE', token }).catch(() => undefined)
  }

  function renew(): Promise<boolean> {
    if (bookingToken === undefined) return tokens.renew()
    bookingToken = undefined
    isSignedIn.value = false
    return Promise.resolve(false)
  }

  const bearer: Bearer = { token: () => tokens.token() ?? bookingToken, renew }
  return { isSignedIn: computed(() => isSignedIn.value), bearer, signIn, expectToken, signOut }
}

export type CitizenSession = ReturnType<typeof createCitizenSession>
