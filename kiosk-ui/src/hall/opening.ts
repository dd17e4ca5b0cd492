import type { Hall } from '@/citizen/citizen'
import { dayOf, plusDays, wallTime } from '@/shared/zone'

/** What a hall says of today; `08:00` to `11:00`. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** Today's hours; none on a day of rest. */
export function spansOf(hall: Hall): Span[] {
  return hall.hoursToday.sessions.map(({ from = '', to = '' }) => ({
    from: from.slice(0, 5),
    to: to.slice(0, 5),
  }))
}

/** When a closed hall opens next. */
export interface NextOpening {
  readonly when: 'today' | 'tomorrow' | 'later'
  /** `2026-11-24`, in the hall's zone. */
  readonly day: string
  /** `08:00`, in the hall's zone. */
  readonly time: string
}

/** Undefined while it is open, and when no opening is known. */
export function nextOpeningOf(hall: Hall): NextOpening | undefined {
  if (hall.openNow || hall.nextOpening === null) return undefined
  const today = hall.hoursToday.date
  const day = dayOf(hall.nextOpening, hall.zone)
  const near = day === plusDays(today, 1) ? 'tomorrow' : 'later'
  return {
    when: day === today ? 'today' : near,
    day,
    time: wallTime(hall.nextOpening, hall.zone).slice(11),
  }
}
