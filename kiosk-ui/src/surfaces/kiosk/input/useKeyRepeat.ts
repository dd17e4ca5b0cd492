import { onScopeDispose } from 'vue'

const FIRST_PAUSE_MS = 450
const PAUSE_MS = 90

/** A key that goes on as long as it is held. Works by finger, by keyboard and by a reader's click. */
export function useKeyRepeat(doIt: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let byPointer = false

  function again(pause: number): void {
    timer = setTimeout(() => {
      doIt()
      again(PAUSE_MS)
    }, pause)
  }

  function down(event: PointerEvent): void {
    if (event.button !== 0) return
    up()
    byPointer = true
    doIt()
    again(FIRST_PAUSE_MS)
  }

  function up(): void {
    clearTimeout(timer)
  }

  /** The click that ends a touch is no second one. */
  function click(): void {
    if (!byPointer) doIt()
    byPointer = false
  }

  onScopeDispose(up)
  return {
    pointerdown: down,
    pointerup: up,
    pointerleave: up,
    pointercancel: up,
    click,
  }
}
