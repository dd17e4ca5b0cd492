import type { Calls } from '@/api/calls'
import type { Schema } from '@/api/schemas'
import type { Hall } from '@/citizen/citizen'
import { hallNumber } from '@/hall/hallNumber'

/** The hall's number is all that a phone remembers: it says nothing of its owner. */
const KEPT = 'bianmin.hall'

/** The hall that the address asks for (`?hall=1`), else the one of the last time. */
export function requestedHall(address: string): number | undefined {
  return (
    hallNumber(new URL(address).searchParams.get('hall')) ??
    hallNumber(storage()?.getItem(KEPT) ?? null)
  )
}

export function rememberHall(hall: number): void {
  try {
    storage()?.setItem(KEPT, String(hall))
  } catch {
    // Full or forbidden: then the phone asks again the next time.
  }
}

/** @throws Problem when the server is away */
export async function listHalls(calls: Calls, signal?: AbortSignal): Promise<readonly Hall[]> {
  const halls: Hall[] = []
  let after: number | undefined
  do {
    const page = (await calls('/api/halls', {
      query: { after },
      ...(signal === undefined ? {} : { signal }),
    })) as Schema<'HallPage'>
    halls.push(...page.halls)
    after = page.next ?? undefined
  } while (after !== undefined)
  return halls
}

/** Browsers inside of other apps may forbid it altogether. */
function storage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}
