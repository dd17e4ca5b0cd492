import { onScopeDispose, readonly, shallowRef } from 'vue'
import { asProblem, type Problem } from '@/api/problem'

/**
 * One thing that is fetched and fetched again. The latest call wins; the last good answer stays while a newer one is on its
 * way or has failed.
 */
export function useLoad<T, A extends readonly unknown[]>(
  fetchIt: (signal: AbortSignal, ...how: A) => Promise<T>,
) {
  const data = shallowRef<T>()
  const problem = shallowRef<Problem>()
  const loading = shallowRef(false)
  let current: AbortController | undefined

  async function load(...how: A): Promise<void> {
    current?.abort()
    const mine = new AbortController()
    current = mine
    loading.value = true
    try {
      const answer = await fetchIt(mine.signal, ...how)
      if (current !== mine) return
      data.value = answer
      problem.value = undefined
    } catch (thrown) {
      if (current === mine) problem.value = asProblem(thrown)
    } finally {
      if (current === mine) loading.value = false
    }
  }

  onScopeDispose(() => {
    current?.abort()
    current = undefined
  })

  return { data, problem: readonly(problem), loading: readonly(loading), load }
}
