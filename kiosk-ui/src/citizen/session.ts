import { computed, shallowRef } from 'vue'
import type { Bearer, Calls } from '@/api/calls'
import type { Schema } from '@/api/schemas'
import { createTokens, type Tokens } from '@/api/tokens'

/** ID number and password, as a booking set them. */
export type Credentials = Schema<'CitizenCredentials'>

/**
 * The session of one citizen. It lives in memory and nowhere else: a reload, the idle clock of a kiosk or leaving ends it.
 *
 * @param plain calls that carry no token
 */
export function createCitizenSession(plain: Calls) {
  const isIn = shallowRef(false)
  /** Came with a booking; it cannot be renewed, and opens the booking for a quarter of an hour. */
  let given: string | undefined
  const tokens = createTokens(plain, {
    renewed: () => {
      isIn.value = true
    },
    over: () => {
      isIn.value = false
    },
  })

  async function enter(credentials: Credentials): Promise<void> {
    const answer = (await plain('/api/sessions', { method: 'POST', json: credentials })) as Tokens
    given = undefined
    tokens.take(answer)
  }

  /** Whoever has just booked without signing in is in with what the booking brought. */
  function adopt(accessToken: string): void {
    tokens.drop()
    given = accessToken
    isIn.value = true
  }

  /** Ends it on the server too; when that cannot be told, the tokens here are gone all the same. */
  async function leave(): Promise<void> {
    const token = tokens.drop() ?? given
    given = undefined
    isIn.value = false
    if (token === undefined) return
    await plain('/api/sessions/current', { method: 'DELETE', token }).catch(() => undefined)
  }

  function renew(): Promise<boolean> {
    if (given === undefined) return tokens.renew()
    given = undefined
    isIn.value = false
    return Promise.resolve(false)
  }

  const bearer: Bearer = { token: () => tokens.token() ?? given, renew }
  return { isIn: computed(() => isIn.value), bearer, enter, adopt, leave }
}

export type CitizenSession = ReturnType<typeof createCitizenSession>
