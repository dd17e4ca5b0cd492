import { onScopeDispose, watch } from 'vue'
import { useCitizen, type Hall } from '@/citizen/citizen'
import { KINDS } from '@/content/kinds'
import { pageOf } from '@/content/published'
import { itemsOf, type Catalogue } from '@/guide/catalogue'

/** Old enough to be laid in anew. */
const FRESH_MS = 6 * 60 * 60 * 1000
/** After the line broke in the middle. */
const AGAIN_MS = 60_000
/** Between two documents: citizens come first. */
const PAUSE_MS = 50

/** When the whole was fetched last; it outlives a visit. */
let fetchedAt = 0

/**
 * Fetches in quiet moments what a citizen may want to read when the server is away: the tree, every guide, the rules, and what is
 * published. The service worker keeps it; some 130 small documents a quarter of a day.
 */
export function useOfflinePrefetch(): void {
  const { calls, hall, isAway } = useCitizen()
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const quiet = () =>
    new Promise<void>((resolve) => {
      setTimeout(
        () =>
          requestIdleCallback(
            () => {
              resolve()
            },
            { timeout: 2_000 },
          ),
        PAUSE_MS,
      )
    })

  async function fetchOne(path: string, query = {}): Promise<unknown> {
    await quiet()
    if (isOver || isAway.value) throw new Error('not now')
    return calls(path, { query, open: true })
  }

  async function fetchAll({ hall: number }: Hall): Promise<void> {
    const at = `/api/halls/${number}`
    await fetchOne(at)
    const catalogue = (await fetchOne(`${at}/catalogue`)) as Catalogue
    await fetchOne(`${at}/rules`)
    for (const kind of KINDS) await fetchOne(`${at}/published`, pageOf(kind))
    for (const { item } of itemsOf(catalogue)) await fetchOne(`/api/items/${item}`)
    fetchedAt = Date.now()
  }

  async function look(): Promise<void> {
    clearTimeout(timer)
    const isDue = Date.now() - fetchedAt > FRESH_MS
    if (isDue && hall.value) await fetchAll(hall.value).catch(() => undefined)
    if (!isOver) timer = setTimeout(() => void look(), AGAIN_MS)
  }

  async function start(): Promise<void> {
    // Without a worker nobody would keep it.
    if (!('serviceWorker' in navigator)) return
    await navigator.serviceWorker.ready
    if (!isOver) await look()
  }

  const stop = watch(
    () => hall.value !== undefined,
    (isHere) => {
      if (isHere) void start()
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    isOver = true
    stop()
    clearTimeout(timer)
  })
}
