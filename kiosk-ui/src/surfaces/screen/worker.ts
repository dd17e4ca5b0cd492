/// <reference lib="webworker" />

/*
 * Keeps the screen's page for the time without a server. Page, scripts, styles and fonts of one edition are fetched together
 * and replaced together, so that an edition is never half there; what to show is kept by the page itself (src/screen/Kept.ts).
 */
interface KeptFiles {
  readonly version: string
  readonly page: string
  readonly files: readonly string[]
}

declare const self: ServiceWorkerGlobalScope

/** Written in by the build (build/keptByServiceWorker.ts). */
const KEPT = '__KEPT__' as unknown as KeptFiles
const NAME = `screen-${KEPT.version}`

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const path = new URL(request.url).pathname
  const isPage = request.mode === 'navigate' && path === KEPT.page
  if (request.method === 'GET' && (isPage || KEPT.files.includes(path))) {
    event.respondWith(keptOrFetched(isPage ? KEPT.page : path, request))
  }
})

async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME)
  // The page must be of this edition; files have their hash in their names and may come from the browser's own cache.
  await cache.add(new Request(KEPT.page, { cache: 'reload' }))
  await cache.addAll([...KEPT.files])
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names
      .filter((name) => name.startsWith('screen-') && name !== NAME)
      .map((name) => caches.delete(name)),
  )
}

async function keptOrFetched(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(NAME)
  return (await cache.match(path)) ?? fetch(request)
}
