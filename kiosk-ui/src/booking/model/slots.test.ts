import { expect, it } from 'vitest'
import {
  clockOf,
  firstFree,
  halvesOf,
  nearestFree,
  partsOf,
  stateOf,
  type Day,
  type Slot,
} from './slots'

const ZONE = 'Asia/Shanghai'

function slot(date: string, time: string, free: number): Slot {
  const start = `${date}T${time}:00+08:00`
  return { slot: `1-3-ordinary-${date}-${time}`, start, end: start, capacity: 3, free }
}

function day(date: string, more: Partial<Day> = {}): Day {
  return { date, released: true, kind: 'WORKING', name: null, slots: [], ...more }
}

const FULL = day('2026-11-24', { slots: [slot('2026-11-24', '08:00', 0)] })
const FREE = day('2026-11-25', {
  slots: [
    slot('2026-11-25', '08:00', 1),
    slot('2026-11-25', '10:30', 0),
    slot('2026-11-25', '13:30', 2),
  ],
})
const LATER = day('2026-11-26', { slots: [slot('2026-11-26', '08:00', 1)] })

it('says of every day whether there is a place', () => {
  expect(stateOf(FULL)).toBe('FULL')
  expect(stateOf(FREE)).toBe('FREE')
  expect(stateOf(day('2026-10-01', { kind: 'HOLIDAY', name: '国庆节' }))).toBe('CLOSED')
  expect(stateOf(day('2026-12-07', { released: false }))).toBe('NOT_RELEASED')
  expect(stateOf(day('2026-10-10', { ...FREE, kind: 'MAKE_UP_WORKING' }))).toBe('FREE')
  // The hall works on this day and every slot of it is over.
  expect(stateOf(day('2026-11-23'))).toBe('OVER')
})

it('begins with the first day that has a place', () => {
  expect(firstFree([FULL, FREE, LATER])).toBe(FREE)
  expect(firstFree([FULL])).toBeUndefined()
})

it('offers the nearest free periods in order of time', () => {
  const near = nearestFree([FULL, FREE, LATER], slot('2026-11-25', '10:30', 1), 2)
  expect(near.map(({ start }) => clockOf(start, ZONE))).toEqual(['08:00', '13:30'])
})

it('tells morning from afternoon by the clock of the hall', () => {
  expect(halvesOf(FREE, ZONE).map(({ half, slots }) => [half, slots.length])).toEqual([
    ['morning', 2],
    ['afternoon', 1],
  ])
})

it('knows the weekday of a date wherever the computer stands', () => {
  expect(partsOf('2026-11-24')).toEqual({ month: 11, day: 24, weekday: 2 })
})
