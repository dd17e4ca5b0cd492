import { computed } from 'vue'
import { useAction } from '@/shared/useAction'
import { refusalOf } from '../model/refusals'

/** Runs one action of a citizen at a time. `refusal` says in plain words why the last one failed. */
export function useAttempt() {
  const { busy, problem, act, forget } = useAction()
  const refusal = computed(() =>
    problem.value === undefined ? undefined : refusalOf(problem.value),
  )
  return { refusal, busy, attempt: act, forget }
}
