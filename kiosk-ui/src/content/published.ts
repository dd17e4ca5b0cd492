import { computed, shallowRef } from 'vue'
import type { CallOptions } from '@/api/calls'
import type { Schema } from '@/api/schemas'
import { useCitizen, type Citizen } from '@/citizen/citizen'
import { useLoad } from '@/shared/useLoad'
import type { Kind } from './kinds'

/** Published content as anyone may read it. */
export type Published = Schema<'PublishedView'>

interface Page {
  readonly contents: readonly Published[]
  readonly next?: string | null
}

/** The most a page of the server holds. */
const LIMIT = 100

/** How the first page of a kind is asked for, so that what was fetched ahead is found again. */
export function pageOf(kind: Kind) {
  return { kind, limit: LIMIT }
}

/** One page of what a hall has published, newest first. @throws Problem when the server is away */
export async function listPublished(
  { calls, hall }: Pick<Citizen, 'calls' | 'hall'>,
  query: CallOptions['query'],
  signal: AbortSignal,
): Promise<Page> {
  const path = `/api/halls/${hall.value?.hall ?? 1}/published`
  return (await calls(path, { signal, query, open: true })) as Page
}

/**
 * What is published of one kind, newest first, page by page; `words` narrow it. When everything is here it is narrowed here, at
 * once and also without the server.
 */
export function usePublished(kind: Kind) {
  const citizen = useCitizen()
  const words = shallowRef('')
  const asked = shallowRef('')

  const { data, problem, loading, load } = useLoad(async (signal, before?: Page) => {
    const query = { ...pageOf(kind), q: asked.value, after: before?.next ?? undefined }
    const found = await listPublished(citizen, query, signal)
    remember(found.contents)
    return { ...found, contents: [...(before?.contents ?? []), ...found.contents] }
  })

  const contents = computed(() => narrowed(data.value?.contents ?? [], words.value))
  const hasMore = computed(() => data.value?.next != null)

  async function search(now: string): Promise<void> {
    const isWhole = data.value !== undefined && !hasMore.value && asked.value === ''
    words.value = now.trim()
    if (isWhole || asked.value === words.value) return
    asked.value = words.value
    await load()
  }

  async function more(): Promise<void> {
    if (hasMore.value && !loading.value) await load(data.value)
  }

  return {
    contents,
    /** False until the first answer. */
    isHere: computed(() => data.value !== undefined),
    problem,
    loading,
    hasMore,
    load: () => load(),
    more,
    search,
  }
}

/** Those in which every word stands, in the title, the text or the job. */
export function narrowed(contents: readonly Published[], words: string): readonly Published[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean)
  if (wanted.length === 0) return contents
  return contents.filter(({ title, body, job }) => {
    const text = [title, body, job?.employer, job?.post, job?.place].join(' ').toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

/** What lists have shown, so that a touch on one opens it at once, and without a server as well. */
const seen = new Map<string, Published>()
const MOST_SEEN = 1_000

function remember(contents: readonly Published[]): void {
  if (seen.size > MOST_SEEN) seen.clear()
  for (const each of contents) seen.set(each.content, each)
}

/** One content; what a list has just shown of it until the server has told more. */
export function useContent() {
  const { calls, hall } = useCitizen()
  const asked = shallowRef('')
  const { data, problem, load } = useLoad(async (signal, content: string) => {
    const path = `/api/halls/${hall.value?.hall ?? 1}/published/${encodeURIComponent(content)}`
    return (await calls(path, { signal, open: true })) as Published
  })
  const shown = computed(() => {
    if (problem.value?.status === 404) return undefined
    return data.value?.content === asked.value ? data.value : seen.get(asked.value)
  })

  function open(content: string): Promise<void> {
    asked.value = content
    return load(content)
  }

  return { data: shown, problem, load: open }
}
