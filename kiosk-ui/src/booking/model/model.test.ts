import { expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import type { Booking } from './bookings'
import type { ItemGuide } from '@/guide/item'
import { channelOf, offersOf } from './channels'
import { createIdempotencyKeys } from './idempotencyKeys'
import { refusalOf } from './refusals'
import { mayChange } from './bookingStates'

it('keeps the key of an intention until something else is wanted', () => {
  let number = 0
  const { keyOf, forget } = createIdempotencyKeys(() => `k${++number}`)
  expect(keyOf({ hold: 'a' })).toBe('k1')
  expect(keyOf({ hold: 'a' })).toBe('k1')
  expect(keyOf({ hold: 'b' })).toBe('k2')
  forget()
  expect(keyOf({ hold: 'b' })).toBe('k3')
})

it('offers the channels in one order, and knows no others', () => {
  const item = { channels: [{ channel: 'GREEN' }, { channel: 'ORDINARY' }] } as unknown
  expect(offersOf(item as ItemGuide).map(({ channel }) => channel)).toEqual(['ORDINARY', 'GREEN'])
  expect(channelOf('SAME_DAY')).toBe('SAME_DAY')
  expect(channelOf('same')).toBeUndefined()
})

const refused = (status: number, word = '', seconds = 0) =>
  refusalOf(
    new Problem(status, word === '' ? 'about:blank' : `/problems/${word}`, '', '', [], seconds),
  )

it.each([
  [409, 'slot-full', 'slot-full', ['nearest', 'times']],
  [409, 'already-booked', 'already-booked', ['mine', 'times']],
  [422, 'no-shows', 'no-shows', []],
  [503, 'database-away', 'away', ['again']],
  [500, '', 'away', ['again']],
  [0, '', 'unreached', ['again']],
  [401, '', 'signed-out', ['again']],
  [418, '', 'other', ['again']],
])('turns %s %s into words and a next step', (status, word, words, steps) => {
  expect(refused(status, word)).toMatchObject({ words, steps })
})

it('says how long to wait', () => {
  expect(refused(429, 'too-many-requests', 7).seconds).toBe(7)
  expect(refused(429).seconds).toBe(5)
})

it('lets the server speak where there are no words of ours', () => {
  const problem = new Problem(422, '/problems/new-rule', '不行', '因为新规定')
  expect(refusalOf(problem)).toMatchObject({ words: 'said', said: { detail: '因为新规定' } })
})

it('lets a booking be changed until the deadline, and one that the hall took away always', () => {
  const booking = { status: 'CONFIRMED', start: '2026-11-24T10:00:00+08:00' } as Booking
  const at = (time: string) => Date.parse(`2026-11-24T${time}:00+08:00`)
  expect(mayChange(booking, 60, at('09:00'))).toBe(true)
  expect(mayChange(booking, 60, at('09:01'))).toBe(false)
  expect(mayChange({ ...booking, status: 'ORPHANED' }, 60, at('09:59'))).toBe(true)
  expect(mayChange({ ...booking, status: 'KEPT' }, 60, at('08:00'))).toBe(false)
})
