import { computed, readonly, shallowRef } from 'vue'
import type { Schema } from '@/api/schemas'
import type { Bearer, Calls } from '@/api/calls'
import { claimsOf } from './claims'
import { createTokens, type Tokens } from '@/api/tokens'

/** Who works at this page: nobody, somebody, or somebody whose session ended while their work is still on the page. */
type Presence = 'out' | 'in' | 'paused'

/** With a hall where they want to work; left out, the first of theirs. */
export type Credentials = Schema<'StaffCredentials'>

/**
 * The session of one member of staff.
 *
 * @param plain calls that carry no token
 */
export function createSession(plain: Calls) {
  const presence = shallowRef<Presence>('out')
  const username = shallowRef('')
  const claims = shallowRef(claimsOf(''))
  const tokens = createTokens(plain, {
    renewed: (renewed) => {
      claims.value = claimsOf(renewed.accessToken)
    },
    over: () => {
      presence.value = 'paused'
    },
  })

  async function signIn(credentials: Credentials): Promise<void> {
    const answer = await plain('/api/staff-sessions', { method: 'POST', json: credentials })
    username.value = credentials.username
    tokens.take(answer as Tokens)
    presence.value = 'in'
  }

  /** The session ends on the server too; when that cannot be told, the tokens here are gone all the same. */
  async function end(next: Presence): Promise<void> {
    const token = tokens.drop()
    presence.value = next
    if (token === undefined) return
    await plain('/api/sessions/current', { method: 'DELETE', token }).catch(() => undefined)
  }

  async function signOut(): Promise<void> {
    username.value = ''
    claims.value = claimsOf('')
    await end('out')
  }

  const bearer: Bearer = { token: tokens.token, renew: tokens.renew }

  return {
    presence: readonly(presence),
    username: readonly(username),
    claims: readonly(claims),
    roles: computed(() => claims.value.roles),
    bearer,
    signIn,
    signOut,
    /** Asks for the password again; what is on the page stays. */
    pause: () => end('paused'),
  }
}

export type Session = ReturnType<typeof createSession>
