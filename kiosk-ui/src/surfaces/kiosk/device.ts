import { createDevice } from '@/citizen/device'
import { credentialsOf } from '@/screen/memory/credentials'
import { openScreenStore } from '@/screen/memory/ScreenStore'

/** A store of its own: it holds who this kiosk is and never anything of a citizen, so that no visit's end clears it. */
const STORE = 'bianmin-kiosk'

/**
 * Which kiosk this is. The address with the device and its secret, `/kiosk#<device>.<secret>`, enrols it once and loses the secret;
 * a fragment is never sent to any server.
 */
export function openDevice() {
  const device = createDevice(async () => credentialsOf(location, await openScreenStore(STORE)))
  void device.renew()
  return device
}
