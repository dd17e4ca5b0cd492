import { onScopeDispose } from 'vue'

/** Does something again and again, the pause counted from the end of each; not while the page is hidden. */
export function usePolling(milliseconds: number, doIt: () => Promise<void>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  async function turn(): Promise<void> {
    if (document.visibilityState !== 'hidden') await doIt().catch(() => undefined)
    if (!over) schedule()
  }

  function schedule(): void {
    timer = setTimeout(() => void turn(), milliseconds)
  }

  schedule()
  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
  })
}
