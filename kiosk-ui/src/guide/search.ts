import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { useCitizen, type Named } from '@/citizen/citizen'
import { useLoad } from '@/shared/useLoad'

/** What was found: an item of the guide, or published content. */
export interface SearchHit {
  readonly kind: 'ITEM' | 'POLICY' | 'QUESTION'
  readonly id: string
  readonly title: string
  readonly titleEn?: string | null
}

/** The longest the server takes. */
export const LONGEST_QUERY = 40
const LIMIT = 30
const PAUSE_MS = 250

/** A hit as it is called in both languages. */
export function namedHit(hit: SearchHit): Named {
  return hit.titleEn == null ? { name: hit.title } : { name: hit.title, nameEn: hit.titleEn }
}

/** Finds while one types: once the fingers rest for a moment. No hits, and nothing asked, while there are no words. */
export function useSearch(words: Readonly<Ref<string>>) {
  const { calls, hall } = useCitizen()
  const asked = shallowRef('')
  const { data, problem, loading, load } = useLoad(async (signal, q: string) => {
    if (q === '') return []
    const query = { hall: hall.value?.hall ?? 1, q, limit: LIMIT }
    const answer = await calls('/api/search', { signal, query })
    return (answer as { readonly results: readonly SearchHit[] }).results
  })
  let timer: ReturnType<typeof setTimeout> | undefined

  function search(): Promise<void> {
    clearTimeout(timer)
    asked.value = words.value.trim().slice(0, LONGEST_QUERY)
    return load(asked.value)
  }

  watch(words, (now) => {
    clearTimeout(timer)
    timer = setTimeout(() => void search(), now.trim() === '' ? 0 : PAUSE_MS)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
  })

  return { hits: data, problem, loading, asked, search }
}
