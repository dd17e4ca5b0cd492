import { expect, it } from 'vitest'
import { ScreenClock } from './ScreenClock'

const HOUR = 3_600_000

/** A machine with a wall clock that may be wrong and a steady one that only counts. */
function machine(wall: number) {
  return {
    wall,
    steady: 0,
    pass(ms: number) {
      this.wall += ms
      this.steady += ms
    },
  }
}

function clockOf(
  on: ReturnType<typeof machine>,
  kept?: ConstructorParameters<typeof ScreenClock>[0],
) {
  return new ScreenClock(
    kept,
    () => on.wall,
    () => on.steady,
  )
}

it('follows the server, not the machine', () => {
  const on = machine(1000 * HOUR)
  const clock = clockOf(on)
  clock.heard(1002 * HOUR, 1500)
  on.pass(1000)
  expect(clock.now()).toBe(1002 * HOUR + 1000)
})

it('does not move within the tolerance', () => {
  const on = machine(1000 * HOUR)
  const clock = clockOf(on)
  clock.heard(1000 * HOUR + 1400, 1500)
  expect(clock.now()).toBe(1000 * HOUR)
})

it('is not turned by whoever turns the machine', () => {
  const on = machine(1000 * HOUR)
  const clock = clockOf(on)
  on.wall += 2 * HOUR
  expect(clock.now()).toBe(1000 * HOUR)
})

it('keeps the correction over a restart', () => {
  const on = machine(1000 * HOUR)
  const before = clockOf(on)
  before.heard(1002 * HOUR, 1500)
  on.pass(HOUR)
  expect(clockOf(on, before.keep()).now()).toBe(1003 * HOUR)
})

it('never goes back behind what it knew, though the machine wakes in 1970', () => {
  const before = clockOf(machine(1000 * HOUR))
  expect(clockOf(machine(0), before.keep()).now()).toBe(1000 * HOUR)
})

it('does not believe what is no time', () => {
  const clock = clockOf(machine(1000 * HOUR))
  clock.heard(Number.NaN, 1500)
  expect(clock.now()).toBe(1000 * HOUR)
})
