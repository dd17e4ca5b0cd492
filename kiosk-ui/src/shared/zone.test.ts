import { expect, it } from 'vitest'
import { dayOf, instantOf, plusDays, shownTime, wallTime } from './zone'

const HALL = 'Asia/Shanghai'

it('shows what the clock of the hall shows', () => {
  expect(wallTime('2026-11-22T16:00:00Z', HALL)).toBe('2026-11-23T00:00')
  expect(shownTime('2026-11-23T08:05:59+08:00', HALL)).toBe('2026-11-23 08:05')
  expect(dayOf('2026-11-22T16:00:00Z', HALL)).toBe('2026-11-23')
})

it('finds the instant of a wall time, there and back', () => {
  expect(instantOf('2026-11-23T08:30', HALL)).toBe('2026-11-23T00:30:00.000Z')
  expect(instantOf('2026-12-31T23:59:00', HALL)).toBe('2026-12-31T15:59:00.000Z')
})

it('holds on both sides of a change to summer time', () => {
  const zone = 'Europe/Berlin'
  for (const wall of ['2026-03-29T01:59', '2026-03-29T03:00', '2026-10-25T12:00']) {
    expect(wallTime(instantOf(wall, zone), zone)).toBe(wall)
  }
})

it('says nothing of what is no time', () => {
  expect(wallTime('soon', HALL)).toBe('')
  expect(instantOf('soon', HALL)).toBe('')
})

it('counts days over the end of a year', () => {
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(plusDays('2026-03-01', -1)).toBe('2026-02-28')
})
