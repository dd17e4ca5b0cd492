import { onScopeDispose } from 'vue'

/** Runs an action again and again while the page is visible. The pause counts from the end of each run. */
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
