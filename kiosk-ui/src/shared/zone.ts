/** Wall times of a hall: what its clock shows, whatever zone this computer is set to. */

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** `2026-11-23T08:00` in the hall's zone; empty for what is no time. */
export function wallTime(instant: string | Date, zone: string): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return ''
  const parts = new Map(
    formatOf(zone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** As people read it: `2026-11-23 08:00`. */
export function shownTime(instant: string | Date, zone: string): string {
  return wallTime(instant, zone).replace('T', ' ')
}

/** Checked, because browsers make a date of nearly anything. */
const WALL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/**
 * The instant (ISO 8601 in UTC) at which the hall's clock shows the wall time.
 *
 * Guesses UTC, looks how far the clock is off there and moves by it; a second look settles a change of offset in between.
 */
export function instantOf(wall: string, zone: string): string {
  const wanted = WALL_TIME.test(wall) ? Date.parse(`${wall.slice(0, 16)}:00Z`) : NaN
  if (Number.isNaN(wanted)) return ''
  let guess = wanted
  for (let look = 0; look < 2; look++) {
    guess += wanted - Date.parse(`${wallTime(new Date(guess), zone)}:00Z`)
  }
  return new Date(guess).toISOString()
}

/** The day of the hall's clock, `2026-11-23`. */
export function dayOf(instant: string | Date, zone: string): string {
  return wallTime(instant, zone).slice(0, 10)
}

const DAY_MS = 86_400_000

/** A day so many days later, by the calendar. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
