import { expect, it } from 'vitest'
import { percentOf } from './duties'

it.each([
  [{ goal: 20, done: 0 }, 0],
  [{ goal: 20, done: 19 }, 95],
  [{ goal: 25, done: 25 }, 100],
  [{ goal: 25, done: 60 }, 100],
  [{ goal: 0, done: 0 }, 100],
  [{ goal: 3, done: 2 }, 66],
])('of %j is %i percent, never rounded up to done', (goal, percent) => {
  expect(percentOf(goal)).toBe(percent)
})
