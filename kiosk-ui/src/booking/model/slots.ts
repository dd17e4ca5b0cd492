import type { Schema } from '@/api/schemas'
import { wallTime } from '@/shared/zone'

/** One slot that can be booked now; `free` may be 0. */
export type Slot = Schema<'Slot'>

/** A day with its slots. `name` is a holiday's or the reason for closing, in the reader's language. */
export type Day = Schema<'Day'>

/** The state of a day for a citizen. `OVER` means that the hall works but no slot can be booked (any more). */
type DayState = 'FREE' | 'FULL' | 'OVER' | 'CLOSED' | 'NOT_RELEASED'

/** Returns the state of a day. The kind of the day counts before its slots, because a closed day has none. */
export function stateOf(day: Day): DayState {
  if (day.kind === 'REST' || day.kind === 'HOLIDAY' || day.kind === 'CLOSED') return 'CLOSED'
  if (!day.released) return 'NOT_RELEASED'
  if (day.slots.length === 0) return 'OVER'
  return freeOf(day) > 0 ? 'FREE' : 'FULL'
}

/** Returns the places left on a day. */
function freeOf(day: Day): number {
  return day.slots.reduce((sum, { free }) => sum + free, 0)
}

/** Returns the first day with a place; undefined when there is none. */
export function firstFree(days: readonly Day[]): Day | undefined {
  return days.find((day) => stateOf(day) === 'FREE')
}

/** Returns the free slots nearest to one that has just been taken, in order of time. */
export function nearestFree(days: readonly Day[], gone: Slot, count: number): Slot[] {
  const wanted = Date.parse(gone.start)
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.start) - wanted)
  return days
    .flatMap(({ slots }) => slots)
    .filter(({ slot, free }) => free > 0 && slot !== gone.slot)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, count)
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
}

/** Returns `08:30` on the hall's clock. */
export function clockOf(instant: string, zone: string): string {
  return wallTime(instant, zone).slice(11, 16)
}

/** Returns morning and afternoon, as the hall rests at noon. A half without a slot is left out. */
export function halvesOf(
  day: Day,
  zone: string,
): { half: 'morning' | 'afternoon'; slots: Slot[] }[] {
  const isMorning = (slot: Slot) => clockOf(slot.start, zone) < '12:00'
  return [
    { half: 'morning' as const, slots: day.slots.filter(isMorning) },
    { half: 'afternoon' as const, slots: day.slots.filter((slot) => !isMorning(slot)) },
  ].filter(({ slots }) => slots.length > 0)
}

/** Returns the parts of a date: `{ month: 11, day: 24, weekday: 2 }`, Sunday being 0. */
export function partsOf(date: string) {
  const [, month = 0, day = 0] = date.split('-').map(Number)
  return { month, day, weekday: new Date(`${date}T00:00:00Z`).getUTCDay() }
}
