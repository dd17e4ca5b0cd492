import { useCitizen } from '@/citizen/citizen'
import { hallNumber } from '@/hall/hallNumber'
import { useFreshHall } from '@/hall/useFreshHall'

/** A kiosk stands there all day, and its first page says whether the hall is open. */
const FRESH_MS = 60_000

/** Finds the hall that this kiosk stands in, `/kiosk?hall=2`, the first without; and goes on looking. */
export function useHallOfKiosk(): void {
  const { findHall } = useCitizen()
  const number = hallNumber(new URLSearchParams(location.search).get('hall')) ?? 1
  void findHall(number).catch(() => undefined)
  useFreshHall(FRESH_MS, () => number)
}
