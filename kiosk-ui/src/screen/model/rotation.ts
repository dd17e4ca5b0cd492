import type { Item, Part, Playlist } from './playlist'

/** Which item stands at a moment, and from when to when. Without an item the page shows the hall's name and the clock. */
export interface Turn {
  /** Place in the playlist's items. */
  readonly index: number | undefined
  /** Milliseconds since 1970. */
  readonly start: number
  readonly end: number
  /** How many times the whole cycle has gone round: a long text goes on where it ended the last time. */
  readonly round: number
}

interface Timed {
  readonly item: Item
  readonly index: number
  readonly from: number
  readonly until: number
}

const HIGHEST_WEIGHT = 5
const A_DAY = 24 * 60 * 60

/**
 * What a screen shows is a pure function of its playlist and the time: a screen that is cut off goes on alone, and two screens
 * agree. The server computes the same (Rotation.java); both are held to the vectors of `src/test/resources/rotation.json`.
 */
export function turnAt(playlist: Playlist, now: number): Turn {
  const second = Math.floor(now / 1000)
  const part = partAt(playlist, now)
  const length = part?.seconds ?? 10
  const page = Math.floor(second / length)
  const edges = part ? edgesAround(playlist, part, second) : []
  const span = {
    start: Math.max(page * length, ...edges.filter((edge) => edge <= second)) * 1000,
    end: Math.min((page + 1) * length, ...edges.filter((edge) => edge > second)) * 1000,
  }
  const cycle = part ? cycleOf(shownIn(playlist, part, now)) : []
  if (cycle.length === 0) return { ...span, index: undefined, round: 0 }
  const place = ((page % cycle.length) + cycle.length) % cycle.length
  return { ...span, index: cycle[place], round: Math.floor(page / cycle.length) }
}

/** The item that stands in a turn; none: the hall's name and the clock do. */
export function itemAt({ items }: Playlist, { index }: Turn): Item | undefined {
  return index === undefined ? undefined : items[index]
}

/** Where the answer may change besides the grid: a part of the day or the period of an item begins or ends. */
function edgesAround(playlist: Playlist, part: Part, second: number): number[] {
  const midnight = second - secondOfDay(second * 1000, playlist.zone)
  const days = playlist.parts
    .flatMap((each) => [minutes(each.from), minutes(each.to)])
    .map((minute) => midnight + ((minute * 60) % A_DAY))
  const periods = timed(playlist)
    .filter((each) => part.kinds.includes(each.item.kind))
    .flatMap((each) => [Math.floor(each.from / 1000), Math.floor(each.until / 1000)])
  // Only what lies near can cut a page.
  return [
    ...days,
    ...days.map((edge) => edge - A_DAY),
    ...days.map((edge) => edge + A_DAY),
    ...periods,
  ].filter((edge) => Math.abs(edge - second) < A_DAY)
}

/** What has begun and is not over, of every kind, whatever the part of the day. */
export function liveAt(playlist: Playlist, now: number): Item[] {
  return timed(playlist)
    .filter((each) => each.from <= now && now < each.until)
    .map((each) => each.item)
}

function shownIn(playlist: Playlist, part: Part, now: number): Timed[] {
  return timed(playlist).filter(
    (each) => part.kinds.includes(each.item.kind) && each.from <= now && now < each.until,
  )
}

/** Every item once, then again those of weight 2 and more, and so on: fair by weight without two in a row. */
function cycleOf(shown: readonly Timed[]): number[] {
  const cycle: number[] = []
  for (let round = 1; round <= HIGHEST_WEIGHT; round++) {
    cycle.push(...shown.filter((each) => each.item.weight >= round).map((each) => each.index))
  }
  return cycle
}

function partAt(playlist: Playlist, now: number): Part | undefined {
  const minute = Math.floor(secondOfDay(now, playlist.zone) / 60)
  return playlist.parts.find((part) => holds(part, minute)) ?? playlist.parts[0]
}

function holds(part: Part, minute: number): boolean {
  const from = minutes(part.from)
  const to = minutes(part.to)
  return from < to ? from <= minute && minute < to : from <= minute || minute < to
}

/** `24:00` is 1440, the end of a day. */
function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  return hours * 60 + rest
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function secondOfDay(now: number, zone: string): number {
  const known = clocks.get(zone)
  const clock =
    known ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  if (!known) clocks.set(zone, clock)
  const [hours = 0, minute = 0, second = 0] = clock.format(now).split(':').map(Number)
  return (hours * 60 + minute) * 60 + second
}

/** Times are read once a playlist, not once a second. */
const read = new WeakMap<Playlist, readonly Timed[]>()

function timed(playlist: Playlist): readonly Timed[] {
  const known = read.get(playlist)
  if (known) return known
  const items = playlist.items.map((item, index) => ({
    item,
    index,
    from: Date.parse(item.from),
    until: Date.parse(item.validUntil),
  }))
  read.set(playlist, items)
  return items
}
