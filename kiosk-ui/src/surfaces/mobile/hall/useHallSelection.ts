import { shallowRef } from 'vue'
import { asProblem, type Problem } from '@/api/problem'
import type { Citizen, Hall } from '@/citizen/citizen'
import { rememberHall, listHalls, requestedHall } from './selectedHall'

/** Finds the hall of this phone: the one asked for, the only one, or the one that is chosen from `halls`. */
export function useHallSelection({ calls, findHall }: Citizen) {
  const halls = shallowRef<readonly Hall[]>()
  const problem = shallowRef<Problem>()

  async function choose(number: number): Promise<void> {
    problem.value = undefined
    try {
      await findHall(number)
      rememberHall(number)
    } catch (thrown) {
      problem.value = asProblem(thrown)
    }
  }

  async function find(): Promise<void> {
    const wanted = requestedHall(location.href)
    if (wanted !== undefined) await choose(wanted)
    // A hall that is no more leads to those that are.
    if (wanted === undefined || problem.value?.status === 404) await offer()
  }

  async function offer(): Promise<void> {
    problem.value = undefined
    try {
      const found = await listHalls(calls)
      const [only] = found
      if (only !== undefined && found.length === 1) await choose(only.hall)
      else halls.value = found
    } catch (thrown) {
      problem.value = asProblem(thrown)
    }
  }

  return { halls, problem, choose, find }
}
