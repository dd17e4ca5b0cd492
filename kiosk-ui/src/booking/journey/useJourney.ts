import { computed, inject, provide, shallowRef, watch, type InjectionKey } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useCitizen } from '@/citizen/citizen'
import { useItem as useGuide } from '@/guide/item'
import { bookingsOf, type Booking } from '../model/bookings'
import type { Channel } from '@/guide/catalogue'
import { channelOf, offersOf } from '../model/channels'
import { requestOf } from '../details/details'
import { createIdempotencyKeys } from '../model/idempotencyKeys'
import { nearestFree, type Slot } from '../model/slots'
import { useDetails } from '../details/useDetails'
import { useHold } from '../hold/useHold'
import { useAvailability } from '../slot/useAvailability'
import { useAttempt } from '../parts/useAttempt'

const DEFAULT_HOLD_MINUTES = 5
/** A person compares this many slots at a glance. */
const NEAREST_COUNT = 3

/** The item that is booked, and the channels it takes. */
function useItem(itemId: () => string, channel: () => Channel | undefined) {
  const { data, problem, load } = useGuide()
  const offers = computed(() => (data.value === undefined ? [] : offersOf(data.value)))
  const offer = computed(() => offers.value.find((each) => each.channel === channel()))
  return { item: data, itemProblem: problem, loadItem: () => load(itemId()), offers, offer }
}

/**
 * One citizen's way from an item to a booking. Everything typed lives here and nowhere else, and goes when the page goes; steps
 * back and forth lose nothing.
 */
function createJourney(itemId: () => string, channel: () => Channel | undefined) {
  const { calls, session, hall } = useCitizen()
  const bookings = bookingsOf(calls)
  const idempotencyKeys = createIdempotencyKeys()
  const { refusal, busy, attempt, forget } = useAttempt()
  const hold = useHold(bookings, () => hall.value?.parameters.holdMinutes ?? DEFAULT_HOLD_MINUTES)
  const times = useAvailability(itemId, channel)
  const { details, fields, faults, wipe } = useDetails(channel)
  const slot = shallowRef<Slot>()
  const booking = shallowRef<Booking>()
  /** The free places nearest to the one that was wanted. */
  const nearest = computed(() =>
    slot.value === undefined ? [] : nearestFree(times.days.value, slot.value, NEAREST_COUNT),
  )
  /** The last attempt, for another try. */
  let last: () => Promise<boolean> = () => Promise.resolve(false)

  /** Holds the place. Returns true when it is ours. After a refusal the free places are loaded again. */
  async function choose(wanted: Slot): Promise<boolean> {
    last = () => choose(wanted)
    slot.value = wanted
    const isOurs = await attempt(() => hold.take(wanted, itemId()))
    if (!isOurs) void times.load()
    return isOurs
  }

  /** Books the held place. Returns true when the server confirms. The same request sent again has the same key, so it books once. */
  async function book(): Promise<boolean> {
    last = book
    const [place, how] = [hold.held.value, channel()]
    if (place === undefined || how === undefined) return false
    const wanted = { hold: place.hold, item: itemId(), channel: how }
    const body = requestOf(details, wanted, session.isSignedIn.value)
    return attempt(async () => {
      const acceptToken = session.expectToken()
      const made = await bookings.book(body, idempotencyKeys.keyOf(body))
      booking.value = made
      if (made.accessToken !== undefined) acceptToken(made.accessToken)
      hold.markBooked()
      // The details are wiped as soon as they are not needed any more.
      wipe()
      idempotencyKeys.forget()
    })
  }

  return {
    ...useItem(itemId, channel),
    ...{ times, slot, nearest, hold, details, fields, faults, booking, refusal, busy },
    isSignedIn: session.isSignedIn,
    choose,
    book,
    again: () => last(),
    forgetRefusal: forget,
  }
}

type Journey = ReturnType<typeof createJourney>

const JOURNEY: InjectionKey<Journey> = Symbol('booking journey')

/** Begins the journey that the address names and provides it to the pages below. */
export function useJourney(): Journey {
  const route = useRoute()
  const router = useRouter()
  const journey = createJourney(
    () => String(route.params['item']),
    () => channelOf(route.params['channel']),
  )
  // The confirmation replaces the form in the history, so that nobody goes back to it. This also serves a citizen who stepped back meanwhile.
  watch(journey.booking, (made) => {
    if (made === undefined) return
    const params = { item: made.item, channel: made.channel }
    void router.replace({ name: 'book-done', params })
  })
  provide(JOURNEY, journey)
  return journey
}

/** Returns the journey that the page above has begun. */
export function useCurrentJourney(): Journey {
  const journey = inject(JOURNEY)
  if (journey === undefined) throw new Error('A step of a booking stands outside of its journey')
  return journey
}
