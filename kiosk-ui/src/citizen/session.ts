import { computed, shallowRef } from 'vue'
import type { Bearer, Calls } from '@/api/calls'
import type { Schema } from '@/api/schemas'
import { createTokens, type Tokens } from '@/api/tokens'

/** ID number and password, as a booking set them. */
export type Credentials = Schema<'CitizenCredentials'>

/**
 * The session of one citizen. It lives in memory and nowhere else: a reload, the idle clock of a kiosk or leaving ends it. An
 * answer that comes after they left lets nobody in, for by then somebody else may stand there.
 *
 * @param plain calls that carry no token
 */
export function createCitizenSession(plain: Calls) {
  const isIn = shallowRef(false)
  /** Came with a booking; it cannot be renewed, and opens the booking for a quarter of an hour. */
  let given: string | undefined
  /** Counts those who left. */
  let gone = 0
  const tokens = createTokens(plain, {
    renewed: () => {
      isIn.value = true
    },
    over: () => {
      isIn.value = false
    },
  })

  async function enter(credentials: Credentials): Promise<void> {
    const before = gone
    const answer = (await plain('/api/sessions', { method: 'POST', json: credentials })) as Tokens
    if (before !== gone) {
      void end(answer.accessToken)
      return
    }
    given = undefined
    tokens.take(answer)
  }

  /**
   * Whoever books without signing in is in with what the booking brings.
   *
   * @returns to be called with that; itself asked for before the server is
   */
  function arrival(): (accessToken: string) => void {
    const before = gone
    return (accessToken) => {
      if (before !== gone) {
        void end(accessToken)
        return
      }
      tokens.drop()
      given = accessToken
      isIn.value = true
    }
  }

  async function leave(): Promise<void> {
    gone += 1
    const token = tokens.drop() ?? given
    given = undefined
    isIn.value = false
    if (token !== undefined) await end(token)
  }

  /** On the server too; when that cannot be told, the tokens here are gone all the same. */
  async function end(token: string): Promise<void> {
    await plain('/api/sessions/current', { method: 'DELETE', token }).catch(() => undefined)
  }

  function renew(): Promise<boolean> {
    if (given === undefined) return tokens.renew()
    given = undefined
    isIn.value = false
    return Promise.resolve(false)
  }

  const bearer: Bearer = { token: () => tokens.token() ?? given, renew }
  return { isIn: computed(() => isIn.value), bearer, enter, arrival, leave }
}

export type CitizenSession = ReturnType<typeof createCitizenSession>
