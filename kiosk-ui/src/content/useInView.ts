import { onScopeDispose, watch, type Ref } from 'vue'

/** Does something each time an element comes into sight, a little before it does. */
export function useInView(element: Readonly<Ref<Element | null>>, doIt: () => void): void {
  if (!('IntersectionObserver' in globalThis)) return
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) doIt()
    },
    { rootMargin: '600px' },
  )
  watch(element, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
  })
  onScopeDispose(() => {
    observer.disconnect()
  })
}
