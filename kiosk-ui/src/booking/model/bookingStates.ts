import type { Listed, Schema } from '@/api/schemas'
import type { Booking } from './bookings'

/** The life of a booking, as the API words it. */
export const STATES = [
  'CONFIRMED',
  'ORPHANED',
  'CANCELLED',
  'WITHDRAWN',
  'NO_SHOW',
  'KEPT',
  'LAPSED',
] as const satisfies readonly Schema<'BookingState'>[]
export type State = Listed<Schema<'BookingState'>, typeof STATES>

/** Still to come: promised, or looking for another period after the hall took its own away. */
export function isLive(state: State): boolean {
  return state === 'CONFIRMED' || state === 'ORPHANED'
}

const MINUTE = 60_000

/** May its owner still move or cancel it? Who lost the period to the hall may at any time. */
export function mayChange(
  { status, start }: Booking,
  deadlineMinutes: number,
  now: number,
): boolean {
  if (status === 'ORPHANED') return true
  return status === 'CONFIRMED' && now <= Date.parse(start) - deadlineMinutes * MINUTE
}
