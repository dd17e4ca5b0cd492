import type { CardReader, CardState } from '@/citizen/card/card'
import { createCardListeners } from './cardListeners'

/** Readers strike a key every few milliseconds; the quickest hand needs more for two different ones. */
const QUICK_MS = 50
const LENGTH = 18

interface Burst {
  readonly field: HTMLInputElement | HTMLTextAreaElement | undefined
  /** What stood in the field before the first key. */
  readonly before: string
  keys: string
  last: number
}

/**
 * A reader that types like a keyboard: eighteen keys in one burst, then Enter. What it typed is taken out of the field again; what
 * a hand types stays, since nothing is held back.
 *
 * @param known the kiosk is known to have one, so a card may be asked for
 */
export function createWedgeReader(target: EventTarget, known: boolean): CardReader {
  const resting: CardState = known ? 'ready' : 'silent'
  const { state, onCard, deliver } = createCardListeners(resting)
  let burst: Burst | undefined

  function strike(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.altKey || event.metaKey) return
    const quick = burst !== undefined && event.timeStamp - burst.last <= QUICK_MS
    if (event.key === 'Enter') end(event, quick)
    else if (/^[\dXx]$/u.test(event.key)) go(event, quick)
    else if (event.key !== 'Shift') burst = undefined
  }

  function go(event: KeyboardEvent, quick: boolean): void {
    if (burst === undefined || !quick) burst = begin()
    burst.keys += event.key
    burst.last = event.timeStamp
  }

  function end(event: KeyboardEvent, quick: boolean): void {
    const done = burst
    burst = undefined
    if (done === undefined || !quick || done.keys.length !== LENGTH) return
    if (
      !deliver('', done.keys, () => {
        putBack(done)
      })
    )
      return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  function begin(): Burst {
    const { activeElement } = document
    const isField =
      activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
    const field = isField ? activeElement : undefined
    return { field, before: field?.value ?? '', keys: '', last: 0 }
  }

  return {
    state,
    onCard,
    start: () => {
      target.addEventListener('keydown', strike, true)
    },
    stop: () => {
      burst = undefined
      target.removeEventListener('keydown', strike, true)
    },
  }
}

function putBack({ field, before }: Burst): void {
  if (!field?.isConnected) return
  field.value = before
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
