import { readonly, shallowRef } from 'vue'
import { asProblem, type Problem } from '@/api/problem'

/** Runs one action at a time: a second click while the first is under way does nothing. */
export function useAction() {
  const busy = shallowRef(false)
  const problem = shallowRef<Problem>()

  /** Returns true when the action succeeded; else `problem` says why not. */
  async function act(doIt: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = undefined
    try {
      await doIt()
      return true
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return false
    } finally {
      busy.value = false
    }
  }

  function forget(): void {
    problem.value = undefined
  }

  return { busy: readonly(busy), problem: readonly(problem), act, forget }
}
