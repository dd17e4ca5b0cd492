import { onScopeDispose, readonly, shallowRef } from 'vue'

/** The time, told anew each second: a clock on the wall of a hall is looked at. */
export function useNow() {
  const now = shallowRef(new Date())
  const timer = setInterval(() => {
    now.value = new Date()
  }, 1000)
  onScopeDispose(() => {
    clearInterval(timer)
  })
  return readonly(now)
}
