import { effectScope } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import type { Bookings } from '../model/bookings'
import type { Slot } from '../model/slots'
import { useHold } from './useHold'

const slot = (name: string) => ({ slot: name }) as unknown as Slot
const FULL = new Problem(409, '/problems/slot-full', '', '')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function begin(hold: Bookings['hold']) {
  const release = vi.fn<Bookings['release']>(() => Promise.resolve())
  const scope = effectScope()
  const bookings = { hold, release } as unknown as Bookings
  const held = scope.run(() => useHold(bookings, () => 5))
  if (held === undefined) throw new Error('no scope')
  return { ...held, releases: release, scope }
}

const kept = () =>
  vi.fn<Bookings['hold']>((name) => Promise.resolve({ hold: `h-${name}`, expiresAt: '' }))

it('counts down, and is over when the time is', async () => {
  const { take, secondsLeft, isOver } = begin(kept())
  await take(slot('a'), '1-3')
  expect(secondsLeft.value).toBe(300)
  vi.advanceTimersByTime(299_000)
  expect(isOver.value).toBe(false)
  vi.advanceTimersByTime(1_000)
  expect(isOver.value).toBe(true)
})

it('takes the new place first, then lets the old one go', async () => {
  const hold = kept()
  const { take, held, releases } = begin(hold)
  await take(slot('a'), '1-3')
  await take(slot('b'), '1-3')
  expect(held.value?.hold).toBe('h-b')
  expect(releases.mock.calls).toEqual([['h-a']])
})

it('keeps the old place when the new one is gone', async () => {
  const hold = kept()
  const { take, held } = begin(hold)
  await take(slot('a'), '1-3')
  hold.mockRejectedValueOnce(FULL)
  await expect(take(slot('b'), '1-3')).rejects.toBe(FULL)
  expect(held.value?.hold).toBe('h-a')
})

it('waits a moment for its own place to come back', async () => {
  const hold = kept()
  const { take, secondsLeft } = begin(hold)
  await take(slot('a'), '1-3')
  vi.advanceTimersByTime(300_000)
  hold.mockRejectedValueOnce(FULL)
  const again = take(slot('a'), '1-3')
  await vi.advanceTimersByTimeAsync(3_000)
  await again
  expect(secondsLeft.value).toBe(300)
})

it('gives the place back when the page goes, but not once it is booked', async () => {
  const first = begin(kept())
  await first.take(slot('a'), '1-3')
  first.scope.stop()
  expect(first.releases).toHaveBeenCalledWith('h-a')

  const second = begin(kept())
  await second.take(slot('b'), '1-3')
  second.markBooked()
  second.scope.stop()
  expect(second.releases).not.toHaveBeenCalled()
})

it('gives a place back that is kept only after its citizen went away', async () => {
  const { take, held, releases, scope } = begin(kept())
  const taking = take(slot('a'), '1-3')
  scope.stop()
  await taking
  expect(held.value).toBeUndefined()
  expect(releases.mock.calls).toEqual([['h-a']])
})
