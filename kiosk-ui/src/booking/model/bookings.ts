import type { Calls } from '@/api/calls'
import type { Schema } from '@/api/schemas'
import { plusDays } from '@/shared/zone'
import type { Channel } from '@/guide/catalogue'
import { bookProving } from './challenge'
import type { Day, Slot } from './slots'

/** A booking as its owner sees it. `accessToken` comes with a new booking of a citizen who was not signed in. */
export type Booking = Schema<'BookingView'>

type BookingPage = Schema<'Page'>

/** The body of the request that books. */
export type BookingRequest = Schema<'BookingRequest'>

/** A place that is held while the citizen types. `expiresAt` is an instant of the server's clock. */
interface Hold {
  readonly hold: string
  readonly expiresAt: string
}

/** A day with its names in the hall's calendar. */
export interface CalendarDay {
  readonly date: string
  readonly name: string | null
  readonly nameEn: string | null
}

/** The calendar gives at most 32 days in one answer. */
const CALENDAR_DAYS = 31

/** An item is named after its hall, `1-57`. */
const hallOf = (item: string) => item.slice(0, item.indexOf('-'))

const one = (booking: string) => `/api/bookings/${encodeURIComponent(booking)}`

/** Returns the calls of a citizen about bookings. */
export function bookingsOf(calls: Calls) {
  return {
    days: async (hall: number, item: string, channel: Channel, signal?: AbortSignal) =>
      (await calls(`/api/halls/${hall}/slots`, {
        query: { item, channel },
        ...on(signal),
      })) as readonly Day[],

    /** Returns the names of holidays and closures in both languages. */
    calendar: async (hall: number, from: string, signal?: AbortSignal) =>
      (
        (await calls(`/api/halls/${hall}/calendar`, {
          query: { from, to: plusDays(from, CALENDAR_DAYS) },
          ...on(signal),
        })) as { days: readonly CalendarDay[] }
      ).days,

    hold: async (slot: string, item: string) =>
      (await calls('/api/holds', { method: 'POST', json: { slot, item } })) as Hold,

    release: async (hold: string) => {
      await calls(`/api/holds/${encodeURIComponent(hold)}`, { method: 'DELETE' })
    },

    /** @param key the same for the same intention: sent twice, it books once */
    book: (json: BookingRequest, key: string) =>
      bookProving(calls, hallOf(json.item), async (challenge) => {
        const sent = challenge === undefined ? json : { ...json, challenge }
        return (await calls('/api/bookings', { method: 'POST', json: sent, key })) as Booking
      }),

    mine: async (cursor?: string, signal?: AbortSignal) =>
      (await calls('/api/me/bookings', {
        query: { limit: 20, cursor },
        ...on(signal),
      })) as BookingPage,

    /** The request may be sent again: a move to the booking's own slot changes nothing. */
    move: async (booking: string, slot: Slot['slot']) =>
      (await calls(`${one(booking)}/reschedule`, { method: 'POST', json: { slot } })) as Booking,

    /** The request may be sent again: a second cancellation changes nothing. */
    cancel: async (booking: string) => {
      await calls(one(booking), { method: 'DELETE' })
    },

    /** Returns the code as a picture (SVG). */
    qr: async (booking: string) =>
      (await calls(`${one(booking)}/qr.svg`, { accept: 'image/svg+xml' })) as string,

    /** Returns the entry for a calendar (RFC 5545). */
    calendarFile: async (booking: string) =>
      (await calls(`${one(booking)}/calendar.ics`, { accept: 'text/calendar' })) as string,
  }
}

export type Bookings = ReturnType<typeof bookingsOf>

const on = (signal?: AbortSignal) => (signal === undefined ? {} : { signal })
