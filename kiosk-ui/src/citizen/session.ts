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
  const tokens = createTokens(plain, {
    renewed: () => {
      isIn.value = true
    },
    over: () => {
      isIn.value = false
    },
  })

  async function enter(credentials: Credentials): Promise<void> {
    tokens.take((await plain('/api/sessions', { method: 'POST', json: credentials })) as Tokens)
  }

  /** Ends it on the server too; when that cannot be told, the tokens here are gone all the same. */
  async function leave(): Promise<void> {
    const token = tokens.drop()
    isIn.value = false
    if (token === undefined) return
    await plain('/api/sessions/current', { method: 'DELETE', token }).catch(() => undefined)
  }

  const bearer: Bearer = { token: tokens.token, renew: tokens.renew }
  return { isIn: computed(() => isIn.value), bearer, enter, leave }
}

export type CitizenSession = ReturnType<typeof createCitizenSession>
