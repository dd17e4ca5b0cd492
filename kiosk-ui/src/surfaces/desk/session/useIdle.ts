import { onScopeDispose } from 'vue'

const SIGNS = ['pointerdown', 'keydown', 'wheel'] as const

/** Calls `leave` after so many milliseconds in which nobody touched the page. */
export function useIdle(milliseconds: number, leave: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined

  function stir(): void {
    clearTimeout(timer)
    timer = setTimeout(leave, milliseconds)
  }

  for (const sign of SIGNS) addEventListener(sign, stir, { passive: true })
  stir()
  onScopeDispose(() => {
    clearTimeout(timer)
    for (const sign of SIGNS) removeEventListener(sign, stir)
  })
}
