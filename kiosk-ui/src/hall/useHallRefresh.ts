import { useCitizen } from '@/citizen/citizen'
import { usePolling } from '@/shared/usePolling'

/** While the server is away: soon enough to be there when it is back. */
const AWAY_MS = 5_000

/**
 * Asks for the hall again and again while a page is open: it opens and closes, and its server comes back.
 *
 * @param usually between two looks, in milliseconds
 * @param number the hall's; nothing is asked before it is known
 */
export function useHallRefresh(usually: number, number: () => number | undefined): void {
  const { findHall, isAway } = useCitizen()

  async function look(): Promise<void> {
    const known = number()
    if (known !== undefined) await findHall(known)
  }

  usePolling(usually, look)
  usePolling(AWAY_MS, async () => {
    if (isAway.value) await look()
  })
}
