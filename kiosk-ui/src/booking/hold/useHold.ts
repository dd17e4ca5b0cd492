import { computed, onScopeDispose, readonly, shallowRef } from 'vue'
import { asProblem } from '@/api/problem'
import type { Bookings } from '../model/bookings'
import type { Slot } from '../model/slots'

/** A place that the hall holds while its citizen types. */
interface Held {
  readonly hold: string
  readonly slot: Slot
  /** The time is one of this computer's clock, which may differ from the server's. */
  readonly until: number
}

const MINUTE = 60_000
/** The hall needs a moment to give out an expired place again, also to the person it was held for. */
const RETURN_MS = 3_000

/**
 * Keeps one place at a time. When it runs out it is told; when the page goes, the place is given back.
 *
 * @param minutes how long the hall keeps a place
 */
export function useHold(bookings: Bookings, minutes: () => number) {
  const held = shallowRef<Held>()
  const now = shallowRef(Date.now())
  let isGone = false
  const ticking = setInterval(() => (now.value = Date.now()), 1000)

  const secondsLeft = computed(() =>
    held.value === undefined ? 0 : Math.max(0, Math.ceil((held.value.until - now.value) / 1000)),
  )
  const isOver = computed(() => held.value !== undefined && secondsLeft.value === 0)

  /** Takes the new place first and then releases the old one. @throws Problem the place is gone, or the server is away */
  async function take(slot: Slot, item: string): Promise<void> {
    // The time counts from before the request, so that the page never promises more than the hall holds.
    let until = Date.now() + minutes() * MINUTE
    const wasOurs = held.value?.slot.slot === slot.slot
    const { hold } = await bookings.hold(slot.slot, item).catch(async (thrown: unknown) => {
      if (!wasOurs || asProblem(thrown).word !== 'slot-full') throw thrown
      await new Promise((resolve) => setTimeout(resolve, RETURN_MS))
      until = Date.now() + minutes() * MINUTE
      return bookings.hold(slot.slot, item)
    })
    release()
    now.value = Date.now()
    held.value = { hold, slot, until }
    // The citizen has gone while the server answered, so the place is given back.
    if (isGone) release()
  }

  function release(): void {
    const before = held.value
    held.value = undefined
    // The hold expires by itself when the server cannot be reached.
    if (before !== undefined) bookings.release(before.hold).catch(() => undefined)
  }

  /** Forgets the hold, which has become a booking. */
  function markBooked(): void {
    held.value = undefined
  }

  onScopeDispose(() => {
    isGone = true
    clearInterval(ticking)
    release()
  })

  return { held: readonly(held), secondsLeft, isOver, take, release, markBooked }
}
