import type { Page } from 'playwright-core'

/** What a browser could reveal to the next person about the last. */
interface BrowserData {
  readonly cookies: readonly string[]
  readonly local: readonly [string, string][]
  readonly session: readonly [string, string][]
  /** The databases with their contents. */
  readonly databases: readonly (readonly [string, unknown])[]
  /** The offline cache: addresses and the server's answers. The page's own files are left out, because they are the same for everybody. */
  readonly kept: readonly (readonly [string, string])[]
  readonly history: unknown
  readonly address: string
  readonly window: string
  /** The names of everything the browser has measured, addresses of calls among them. */
  readonly measured: readonly string[]
}

/** Returns everything the browser stores, without what the page shows. */
export async function browserData(page: Page): Promise<BrowserData> {
  const cookies = await page.context().cookies()
  const left = await page.evaluate(async () => {
    const caches = await Promise.all(
      (await globalThis.caches.keys()).map((name) => globalThis.caches.open(name)),
    )
    const textOf = async (cache: Cache, request: Request) =>
      request.url.includes('/assets/') ? '' : ((await (await cache.match(request))?.text()) ?? '')
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result)
        }
        request.onerror = () => {
          reject(new Error(request.error?.message))
        }
      })
    const databases = (await indexedDB.databases()).map(async ({ name = '' }) => {
      const database = await done(indexedDB.open(name))
      const stores = [...database.objectStoreNames].map(async (store) => {
        const all = database.transaction(store).objectStore(store)
        return [await done(all.getAllKeys()), await done(all.getAll() as IDBRequest<unknown[]>)]
      })
      const contents = await Promise.all(stores)
      database.close()
      return [name, contents] as const
    })
    const kept = caches.map(async (cache) =>
      Promise.all(
        (await cache.keys()).map(
          async (request) => [request.url, await textOf(cache, request)] as const,
        ),
      ),
    )
    return {
      local: Object.entries(localStorage) as [string, string][],
      session: Object.entries(sessionStorage) as [string, string][],
      databases: await Promise.all(databases),
      kept: (await Promise.all(kept)).flat(),
      history: history.state as unknown,
      address: location.href,
      window: window.name,
      measured: performance.getEntries().map(({ name }) => name),
    }
  })
  return { ...left, cookies: cookies.map(({ name, value }) => `${name}=${value}`) }
}

/** Returns what the page shows and what its fields hold. */
async function shownOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = Array.from(document.querySelectorAll('input, textarea, select'))
    return JSON.stringify([
      document.title,
      document.documentElement.outerHTML,
      fields.map((field) => (field as HTMLInputElement).value),
    ])
  })
}

/** Returns both as one text in which a test looks for secrets. */
export async function allBrowserData(page: Page): Promise<string> {
  return JSON.stringify(await browserData(page)) + (await shownOn(page))
}
