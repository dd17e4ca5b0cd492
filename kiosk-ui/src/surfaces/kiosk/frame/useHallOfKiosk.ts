import { onScopeDispose, type Ref, shallowRef } from 'vue'
import { asProblem, type Problem } from '@/api/problem'
import { useCitizen } from '@/citizen/citizen'
import { whichHall } from './whichHall'

/** Opening hours pass; a server that is away is looked for more often. */
const USUALLY_MS = 60_000
const AWAY_MS = 5_000

/**
 * Finds the kiosk's hall and asks for it again and again: it opens and closes, and its server comes back.
 *
 * @returns why there is none, such as a number in the kiosk's address that no hall has
 */
export function useHallOfKiosk(): Readonly<Ref<Problem | undefined>> {
  const { findHall, isAway } = useCitizen()
  const number = whichHall(location.search)
  let timer: ReturnType<typeof setTimeout> | undefined
  const problem = shallowRef<Problem>()
  let isOver = false

  async function look(): Promise<void> {
    problem.value = await findHall(number).then(() => undefined, asProblem)
    if (!isOver) timer = setTimeout(() => void look(), isAway.value ? AWAY_MS : USUALLY_MS)
  }

  void look()
  onScopeDispose(() => {
    isOver = true
    clearTimeout(timer)
  })
  return problem
}
