import { onScopeDispose } from 'vue'
import { useCitizen } from '@/citizen/citizen'
import { whichHall } from './whichHall'

/** Opening hours pass; a server that is away is looked for more often. */
const USUALLY_MS = 60_000
const AWAY_MS = 5_000

/** Finds the kiosk's hall and asks for it again and again: it opens and closes, and its server comes back. */
export function useHallOfKiosk(): void {
  const { findHall, isAway } = useCitizen()
  const number = whichHall(location.search)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false

  async function look(): Promise<void> {
    await findHall(number).catch(() => undefined)
    if (!isOver) timer = setTimeout(() => void look(), isAway.value ? AWAY_MS : USUALLY_MS)
  }

  void look()
  onScopeDispose(() => {
    isOver = true
    clearTimeout(timer)
  })
}
