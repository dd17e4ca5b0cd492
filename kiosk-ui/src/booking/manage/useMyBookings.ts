import { computed, shallowRef } from 'vue'
import { useCitizen } from '@/citizen/citizen'
import { useLoad } from '@/shared/useLoad'
import { bookingsOf, type Booking } from '../model/bookings'
import { isLive } from '../model/bookingStates'
import type { Slot } from '../model/slots'
import { useAttempt } from '../parts/useAttempt'

/** The action on a booking: open, move or cancel. */
export interface BookingAction {
  readonly what: 'open' | 'move' | 'cancel'
  readonly booking: Booking
}

/** Loads and changes the bookings of the citizen who is signed in. */
export function useMyBookings() {
  const { calls } = useCitizen()
  const bookings = bookingsOf(calls)
  const { refusal, busy, attempt, forget } = useAttempt()
  const all = shallowRef<readonly Booking[]>([])
  const next = shallowRef<string | null>(null)

  const first = useLoad(async (signal) => {
    const page = await bookings.mine(undefined, signal)
    all.value = page.bookings
    next.value = page.next
    return page
  })

  const live = computed(() =>
    all.value
      .filter(({ status }) => isLive(status))
      .sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
  )
  const past = computed(() => all.value.filter(({ status }) => !isLive(status)))

  function more(): Promise<boolean> {
    const cursor = next.value
    return attempt(async () => {
      if (cursor === null) return
      const page = await bookings.mine(cursor)
      all.value = [...all.value, ...page.bookings]
      next.value = page.next
    })
  }

  function replace(changed: Booking): void {
    all.value = all.value.map((each) => (each.booking === changed.booking ? changed : each))
  }

  /** Moves the booking. Returns true when it stands at the new slot. */
  function move({ booking }: Booking, to: Slot): Promise<boolean> {
    return attempt(async () => {
      replace(await bookings.move(booking, to.slot))
    })
  }

  /** Cancels the booking. Returns true when it is cancelled. */
  function cancel(booking: Booking): Promise<boolean> {
    return attempt(async () => {
      await bookings.cancel(booking.booking)
      replace({ ...booking, status: booking.status === 'ORPHANED' ? 'WITHDRAWN' : 'CANCELLED' })
    })
  }

  return {
    live,
    past,
    hasMore: computed(() => next.value !== null),
    isLoaded: computed(() => first.data.value !== undefined),
    load: first.load,
    loading: first.loading,
    problem: first.problem,
    more,
    move,
    cancel,
    refusal,
    forget,
    busy,
  }
}

export type OwnBookings = ReturnType<typeof useMyBookings>
