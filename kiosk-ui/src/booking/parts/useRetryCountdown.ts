import { onScopeDispose, readonly, shallowRef, watch } from 'vue'
import type { Refusal } from '../model/refusals'

/** Counts down the seconds to wait after a refusal. */
export function useRetryCountdown(refusal: () => Refusal) {
  const left = shallowRef(0)
  let timer: ReturnType<typeof setInterval> | undefined

  watch(
    refusal,
    ({ seconds }) => {
      clearInterval(timer)
      left.value = seconds
      timer = setInterval(() => {
        left.value = Math.max(0, left.value - 1)
        if (left.value === 0) clearInterval(timer)
      }, 1000)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearInterval(timer)
  })
  return readonly(left)
}
