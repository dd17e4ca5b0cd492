import { type Ref, shallowRef } from 'vue'
import { asProblem, type Problem } from '@/api/problem'
import { useCitizen } from '@/citizen/citizen'
import { hallNumber } from '@/hall/hallNumber'
import { useHallRefresh } from '@/hall/useHallRefresh'

/** A kiosk stands there all day, and its first page says whether the hall is open. */
const FRESH_MS = 60_000

/**
 * Finds the hall that this kiosk stands in, `/kiosk?hall=2`, the first without; and goes on looking.
 *
 * @returns why there is none, such as a number in the kiosk's address that no hall has
 */
export function useKioskHall(): Readonly<Ref<Problem | undefined>> {
  const { findHall } = useCitizen()
  const number = hallNumber(new URLSearchParams(location.search).get('hall')) ?? 1
  const problem = shallowRef<Problem>()
  findHall(number).catch((failure: unknown) => {
    problem.value = asProblem(failure)
  })
  useHallRefresh(FRESH_MS, () => number)
  return problem
}
