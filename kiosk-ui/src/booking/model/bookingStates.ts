import type { Listed, Schema } from '@/api/schemas'
import type { Booking } from './bookings'

/** The states of a booking, in the words of the interface. */
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

/** Says whether a booking is still to come: confirmed, or without a slot because the hall closed it. */
export function isLive(state: State): boolean {
  return state === 'CONFIRMED' || state === 'ORPHANED'
}

const MINUTE = 60_000

/** Says whether the owner may still move or cancel the booking. An owner who lost the slot to the hall may at any time. */
export function mayChange(
  { status, start }: Booking,
  deadlineMinutes: number,
  now: number,
): boolean {
  if (status === 'ORPHANED') return true
  return status === 'CONFIRMED' && now <= Date.parse(start) - deadlineMinutes * MINUTE
}
