import { expect, it } from 'vitest'
import { newUuid } from './uuid'

it('makes UUIDs of version 4, each another, without what only secure pages have', () => {
  const made = Array.from({ length: 100 }, newUuid)
  expect(new Set(made).size).toBe(100)
  for (const each of made)
    expect(each).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u)
})
