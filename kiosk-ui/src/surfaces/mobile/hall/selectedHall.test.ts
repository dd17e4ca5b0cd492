import { beforeEach, expect, it } from 'vitest'
import { rememberHall, listHalls, requestedHall } from './selectedHall'
import { useHallSelection } from './useHallSelection'
import { Problem } from '@/api/problem'
import type { Citizen, Hall } from '@/citizen/citizen'

const ADDRESS = 'http://hall/mobile'
const hallOf = (hall: number) => ({ hall }) as Hall

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/mobile')
})

it('wants the hall of the address, else the one of the last time', () => {
  expect(requestedHall(ADDRESS)).toBeUndefined()
  rememberHall(3)
  expect(requestedHall(ADDRESS)).toBe(3)
  expect(requestedHall(`${ADDRESS}?hall=2#/rules`)).toBe(2)
  expect(requestedHall(`${ADDRESS}?hall=two`)).toBe(3)
})

it('lists the halls of all pages', async () => {
  const asked: unknown[] = []
  const halls = await listHalls((_path, sent) => {
    const after = sent?.query?.['after']
    asked.push(after)
    return Promise.resolve(
      after === undefined ? { halls: [hallOf(1)], next: 1 } : { halls: [hallOf(2)], next: null },
    )
  })
  expect(halls.map(({ hall }) => hall)).toEqual([1, 2])
  expect(asked).toEqual([undefined, 1])
})

/** A server with these halls, as far as finding one needs it. */
function citizenOf(numbers: readonly number[]) {
  const found: number[] = []
  const citizen = {
    calls: () => Promise.resolve({ halls: numbers.map(hallOf), next: null }),
    findHall: (number: number) => {
      if (!numbers.includes(number)) return Promise.reject(new Problem(404, '', '', ''))
      found.push(number)
      return Promise.resolve()
    },
  } as unknown as Citizen
  return { citizen, found }
}

it('takes the only hall there is', async () => {
  const { citizen, found } = citizenOf([7])
  const { halls, find } = useHallSelection(citizen)
  await find()
  expect(found).toEqual([7])
  expect(halls.value).toBeUndefined()
  expect(requestedHall(ADDRESS)).toBe(7)
})

it('offers the halls when there are several, or when the one of the last time is no more', async () => {
  rememberHall(5)
  const { citizen, found } = citizenOf([1, 2])
  const { halls, problem, find, choose } = useHallSelection(citizen)
  await find()
  expect(found).toEqual([])
  expect(problem.value).toBeUndefined()
  expect(halls.value?.map(({ hall }) => hall)).toEqual([1, 2])
  await choose(2)
  expect(found).toEqual([2])
  expect(requestedHall(ADDRESS)).toBe(2)
})
