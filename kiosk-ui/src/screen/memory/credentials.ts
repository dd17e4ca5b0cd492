import type { ScreenStore } from './ScreenStore'
import type { Credentials } from '../server/ScreenServer'

const PREFIX = 'credentials/'

/**
 * Which screen this page is. Several may live in one browser (a wall and a set at one machine), so the address names the
 * device: `/screen#<device>`. An address with the secret behind a dot enrols at once (a demonstration, an installer's QR code)
 * and loses the secret; a fragment is never sent to any server. `/screen#new` enrols anew.
 */
export async function credentialsOf(
  address: Location,
  store: ScreenStore,
): Promise<Credentials | undefined> {
  const named = decodeURIComponent(address.hash.slice(1))
  if (named === 'new') return undefined
  const [deviceId = '', secret] = named.split('.', 2)
  if (secret) return enrolled({ deviceId, secret }, store)
  const known = (await store.names()).filter((name) => name.startsWith(PREFIX))
  const wanted =
    known.find((name) => name === PREFIX + deviceId) ?? (named === '' ? known[0] : undefined)
  return wanted === undefined ? undefined : store.get<Credentials>(wanted)
}

/** Makes this page that screen from now on. */
export async function enrolled(credentials: Credentials, store: ScreenStore): Promise<Credentials> {
  await store.put(PREFIX + credentials.deviceId, credentials)
  history.replaceState(null, '', `${location.pathname}${location.search}#${credentials.deviceId}`)
  return credentials
}
