/** Which kiosk this is may stay in its address. */
const DEVICE = /^#[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u
/** Who this kiosk is, and in the same browser a screen; nothing of a citizen is ever among it. */
const OUR_DATABASES = /^bianmin-/u
/** The service workers keep pages and public answers alone, and need them when the line is cut. */
const OUR_CACHES = /^(?:kiosk|mobile|screen)[-:]/u

/**
 * What a browser itself keeps. The pages for citizens write nothing into it; this is for what anything else may have. The second
 * half goes in the browser's own time.
 */
export function cleanBrowser(): void {
  sessionStorage.clear()
  localStorage.clear()
  performance.clearResourceTimings()
  performance.clearMarks()
  performance.clearMeasures()
  getSelection()?.removeAllRanges()
  window.name = ''
  const device = DEVICE.test(location.hash) ? location.hash : ''
  history.replaceState(null, '', location.pathname + location.search + device)
  for (const cookie of document.cookie.split(';')) dropCookie(cookie.split('=')[0] ?? '')
  void dropCaches().catch(() => undefined)
  void dropDatabases().catch(() => undefined)
}

function dropCookie(name: string): void {
  if (name.trim() !== '') document.cookie = `${name.trim()}=; Max-Age=0; Path=/`
}

/** On a page without TLS there are none. */
async function dropCaches(): Promise<void> {
  if (!('caches' in globalThis)) return
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => !OUR_CACHES.test(name)).map((name) => caches.delete(name)),
  )
}

async function dropDatabases(): Promise<void> {
  for (const { name = '' } of await indexedDB.databases())
    if (!OUR_DATABASES.test(name)) indexedDB.deleteDatabase(name)
}
