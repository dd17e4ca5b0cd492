/// <reference lib="webworker" />

import {
  isPublicRead,
  type OfflineFiles,
  type OfflineHeader,
  MAX_ANSWERS,
  TIMEOUT_MS,
} from './offline'

/*
 * Keeps a page for the time without a server. Page, scripts, styles and fonts of one edition are fetched together and replaced
 * together, so that an edition is never half there. On the pages for citizens also what anyone may read: asked of the server first,
 * and answered with what it said last when it does not answer soon. The build makes one worker for each page out of this.
 */
declare const self: ServiceWorkerGlobalScope

/** The build writes the list here (build/serviceWorkers.ts). */
const FILES = '__OFFLINE_FILES__' as unknown as OfflineFiles
const OFFLINE_HEADER: OfflineHeader = 'Bianmin-Kept'
const NAME = `${FILES.page.slice(1)}-${FILES.version}`
/** This cache outlives an edition of the page. */
const ANSWERS = `${FILES.page.slice(1)}:answers`

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const path = new URL(request.url).pathname
  const isPage = request.mode === 'navigate' && path === FILES.page
  if (request.method === 'GET' && (isPage || FILES.files.includes(path))) {
    event.respondWith(keptOrFetched(isPage ? FILES.page : path, request))
  } else if (FILES.answers && isPublicRead(request)) {
    event.respondWith(
      fetchedOrKept(request, (work) => {
        event.waitUntil(work)
      }),
    )
  }
})

async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME)
  // The page must be of this edition; files have their hash in their names and may come from the browser's own cache.
  await cache.add(new Request(FILES.page, { cache: 'reload' }))
  await cache.addAll([...FILES.files])
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names
      .filter((name) => name.startsWith(`${FILES.page.slice(1)}-`) && name !== NAME)
      .map((name) => caches.delete(name)),
  )
}

async function keptOrFetched(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(NAME)
  return (await cache.match(path)) ?? fetch(request)
}

/** Stores the answer for the next time, also when it comes too late for this one. */
async function fetchedOrKept(
  request: Request,
  goOn: (work: Promise<unknown>) => void,
): Promise<Response> {
  const cache = await caches.open(ANSWERS)
  const fetched = fetch(request).then((response) => {
    if (response.ok) goOn(keep(cache, request.url, response.clone()))
    return response
  })
  const answer = await Promise.race([fetched.catch(() => undefined), timeout()])
  if (answer !== undefined && !isAway(answer)) return answer
  const kept = await cache.match(request.url, { ignoreVary: true })
  return kept === undefined ? fetched : marked(kept)
}

async function keep(cache: Cache, address: string, response: Response): Promise<void> {
  // A stored answer becomes the youngest; the oldest are deleted.
  await cache.put(address, response)
  const all = await cache.keys()
  await Promise.all(
    all.slice(0, Math.max(0, all.length - MAX_ANSWERS)).map((old) => cache.delete(old)),
  )
}

function timeout(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS))
}

/** A proxy answers with these for a server that is away. */
function isAway({ status }: Response): boolean {
  return status === 502 || status === 503 || status === 504
}

/** The header lets the page say that the server is away. */
function marked(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.set(OFFLINE_HEADER, 'true')
  return new Response(response.body, { status: response.status, headers })
}
