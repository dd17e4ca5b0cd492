import { createCalls, type Bearer } from '@/api/calls'
import type { Schema } from '@/api/schemas'

/** A kiosk receives these once, when it is enrolled. */
export type DeviceCredentials = Schema<'DeviceCredentials'>

/** The pause after a failed sign-in. */
const AGAIN_MS = 60_000

/**
 * A kiosk's own session with the server. It says nothing about the citizen before it: the server only learns that the call comes
 * from a kiosk of the hall, and does not count the whole street as one caller. A kiosk that is not enrolled works all the same,
 * within what one address may do.
 *
 * @param enrolled who this kiosk is; asked again as long as it is nobody
 */
export function createDevice(enrolled: () => Promise<DeviceCredentials | undefined>) {
  const calls = createCalls(() => 'zh-CN')
  let token: string | undefined
  let signingIn: Promise<boolean> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function signIn(): Promise<boolean> {
    const json = await enrolled()
    token = undefined
    if (json === undefined) return false
    const answer = await calls('/api/device-sessions', { method: 'POST', json })
    token = (answer as Schema<'Tokens'>).accessToken
    return true
  }

  /** Signs in, at the start and after a 401; true when that worked. A server that is away is asked again after a while. */
  function renew(): Promise<boolean> {
    clearTimeout(timer)
    signingIn ??= signIn()
      .catch(() => {
        timer = setTimeout(() => void renew(), AGAIN_MS)
        return false
      })
      .finally(() => {
        signingIn = undefined
      })
    return signingIn
  }

  const bearer: Bearer = { token: () => token, renew }
  return { bearer, renew }
}
