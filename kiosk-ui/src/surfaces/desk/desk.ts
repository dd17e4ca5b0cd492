import { inject, readonly, shallowRef, type InjectionKey } from 'vue'
import type { Schema } from '@/api/schemas'
import type { Calls } from '@/api/calls'
import type { Session } from './session/session'

/** The hall somebody works at; every time on these pages is the time of its zone (an IANA name). */
export type Hall = Pick<Schema<'HallView'>, 'hall' | 'name' | 'nameEn' | 'zone'>

/** What every page of the desk stands on. */
export function createDesk(session: Session, calls: Calls) {
  const hall = shallowRef<Hall>()
  const halls = shallowRef<readonly Hall[]>([])

  /** Which halls there are to work at; the first is taken unless one was chosen before. */
  async function findHalls(): Promise<void> {
    const { halls: mine, everyHall } = session.claims.value
    const found = await allHalls(calls)
    halls.value = found.filter((one) => everyHall || mine.includes(one.hall))
    const chosen = halls.value.find((one) => one.hall === hall.value?.hall)
    hall.value = chosen ?? halls.value[0]
  }

  function choose(number: number): void {
    hall.value = halls.value.find((one) => one.hall === number)
  }

  function forget(): void {
    hall.value = undefined
    halls.value = []
  }

  return { session, calls, hall: readonly(hall), halls: readonly(halls), findHalls, choose, forget }
}

export type Desk = ReturnType<typeof createDesk>

export const DESK: InjectionKey<Desk> = Symbol('desk')

/** Pages stand inside the frame, which is only shown to somebody who is in and has a hall. */
export function useDesk() {
  const desk = inject(DESK)
  if (desk === undefined) throw new Error('A page of the desk stands outside the desk')
  return desk
}

export function useHall(): Hall {
  const { hall } = useDesk()
  if (hall.value === undefined) throw new Error('A page of the desk is shown without a hall')
  return hall.value
}

const MOST_PAGES = 20

async function allHalls(calls: Calls): Promise<Hall[]> {
  const found: Hall[] = []
  let after: number | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = (await calls('/api/halls', { query: { after } })) as Schema<'HallPage'>
    found.push(...answer.halls)
    if (answer.next === null) break
    after = answer.next
  }
  return found
}
