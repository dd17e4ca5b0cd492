import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { COUNTDOWN_SECONDS, createIdleClock, IDLE_SECONDS, idleSeconds } from './idleClock'

let isRead = false
const over = vi.fn()
const clock = () =>
  createIdleClock({ idleSeconds: 60, listening: () => isRead, now: () => Date.now(), over })

beforeEach(() => {
  vi.useFakeTimers()
  isRead = false
  over.mockReset()
})
afterEach(() => {
  vi.useRealTimers()
})
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000)

it('asks nobody as long as nobody was there', () => {
  const { left } = clock()
  pass(600)
  expect(left.value).toBeUndefined()
  expect(over).not.toHaveBeenCalled()
})

it('asks after a minute, counts down, and is over once', () => {
  const { left, touch } = clock()
  touch()
  pass(59)
  expect(left.value).toBeUndefined()
  pass(1)
  expect(left.value).toBe(COUNTDOWN_SECONDS)
  pass(10)
  expect(left.value).toBe(5)
  pass(600)
  expect(over).toHaveBeenCalledOnce()
  expect(left.value).toBeUndefined()
})

it('begins anew with every touch', () => {
  const { left, touch } = clock()
  touch()
  pass(70)
  expect(left.value).toBe(5)
  touch()
  expect(left.value).toBeUndefined()
  pass(59)
  expect(left.value).toBeUndefined()
})

it('takes listening for use, but not for ever', () => {
  const { left, touch } = clock()
  touch()
  isRead = true
  pass(200)
  expect(left.value).toBeUndefined()
  pass(105)
  expect(left.value).toBeDefined()
})

it('takes its seconds from the address, within reason', () => {
  expect(idleSeconds('5')).toBe(5)
  for (const strange of [null, '', '0', '-3', 'x', '1e9'])
    expect(idleSeconds(strange)).toBe(IDLE_SECONDS)
})
