import { expect, it } from 'vitest'
import { ScreenClock, type ServerTime } from './ScreenClock'

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

/** As precise as no line is. */
function exactly(time: number): ServerTime {
  return { earliest: time, latest: time }
}

it('follows the server, not the machine', () => {
  const on = machine(1000 * HOUR)
  const clock = clockOf(on)
  clock.heard(exactly(1002 * HOUR))
  on.pass(1000)
  expect(clock.now()).toBe(1002 * HOUR + 1000)
})

it('does not move while it may be right', () => {
  const on = machine(1000 * HOUR)
  const clock = clockOf(on)
  clock.heard({ earliest: 1000 * HOUR - 900, latest: 1000 * HOUR + 100 })
  expect(clock.now()).toBe(1000 * HOUR)
})

it('is not set back by an answer that was long on its way', () => {
  const on = machine(1000 * HOUR)
  const clock = clockOf(on)
  on.pass(8000)
  clock.heard({ earliest: 1000 * HOUR, latest: 1000 * HOUR + 9000 })
  expect(clock.now()).toBe(1000 * HOUR + 8000)
})

it('moves no further than it must', () => {
  const on = machine(1000 * HOUR)
  const clock = clockOf(on)
  clock.heard({ earliest: 1000 * HOUR + 2000, latest: 1000 * HOUR + 3000 })
  expect(clock.now()).toBe(1000 * HOUR + 2000)
  clock.heard({ earliest: 1000 * HOUR, latest: 1000 * HOUR + 1000 })
  expect(clock.now()).toBe(1000 * HOUR + 1000)
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
  before.heard(exactly(1002 * HOUR))
  on.pass(HOUR)
  expect(clockOf(on, before.keep()).now()).toBe(1003 * HOUR)
})

it('never goes back behind what it knew, though the machine wakes in 1970', () => {
  const before = clockOf(machine(1000 * HOUR))
  expect(clockOf(machine(0), before.keep()).now()).toBe(1000 * HOUR)
})

it('does not believe what is no time', () => {
  const clock = clockOf(machine(1000 * HOUR))
  clock.heard(exactly(Number.NaN))
  expect(clock.now()).toBe(1000 * HOUR)
})
