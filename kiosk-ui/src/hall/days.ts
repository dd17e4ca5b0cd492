import type { Calls } from '@/api/calls'
import type { Schema } from '@/api/schemas'
import type { Hall } from '@/citizen/citizen'
import type { Locale } from '@/shared/i18n'
import { dayOf, plusDays, wallTime } from '@/shared/zone'

/** One day of the hall's calendar: its kind, its name if it has one, and its hours. */
export type HallDay = Schema<'DayHours'>

/** @throws Problem when the server is away; the days from today on, by the hall's clock */
export async function listDays(
  calls: Calls,
  { hall, zone }: Hall,
  count: number,
  signal: AbortSignal,
): Promise<readonly HallDay[]> {
  const from = dayOf(new Date(), zone)
  const query = { from, to: plusDays(from, count - 1) }
  const answer = await calls(`/api/halls/${hall}/calendar`, { query, signal, open: true })
  return (answer as { readonly days: readonly HallDay[] }).days
}

/** `08:00–11:00`, one for each part of the day; none on a day without. */
export function hoursOf({ sessions }: Pick<HallDay, 'sessions'>): readonly string[] {
  return sessions.map(({ from, to }) => `${from}–${to}`)
}

/** 11月24日 周二 · Tue, Nov 24 */
export function dayInWords(day: string, locale: Locale): string {
  const date = new Date(`${day}T00:00:00Z`)
  const part = (how: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...how, timeZone: 'UTC' }).format(date)
  const weekday = part({ weekday: 'short' })
  return locale === 'zh-CN'
    ? `${part({ month: 'long', day: 'numeric' })} ${weekday}`
    : `${weekday}, ${part({ month: 'short', day: 'numeric' })}`
}

/** The same with the time of the hall's clock. */
export function momentInWords(instant: string, zone: string, locale: Locale): string {
  const [day = '', time = ''] = wallTime(instant, zone).split('T')
  return `${dayInWords(day, locale)} ${time}`
}
