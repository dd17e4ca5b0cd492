import type { Schema } from '@/api/schemas'
import type { Calls } from '@/api/calls'

export { LEVELS, type Level } from '@/screen/model/emergencies'

/** How long an insert may last, in minutes; the server allows a day. */
export const LENGTHS = [15, 30, 60, 120, 240, 480, 1440] as const

/** A drill is marked as such on every screen; `screens` null is every screen; the author is the subject of their token. */
export type Emergency = Schema<'EmergencyView'>

export type NewEmergency = Schema<'NewEmergency'>

/** The longest text that is read from across a hall. */
export const LONGEST_TEXT = 200

/** Waits for a second person, or is on the screens. */
export const isLive = ({ state }: Emergency) => state === 'PENDING' || state === 'ACTIVE'

export function emergenciesOf(calls: Calls, hall: number) {
  const all = `/api/halls/${hall}/emergencies`
  const one = (emergency: string) => `${all}/${encodeURIComponent(emergency)}`
  return {
    list: async (signal: AbortSignal) => {
      const answer = (await calls(all, { signal })) as Schema<'EmergencyList'>
      return answer.emergencies
    },
    start: (emergency: NewEmergency) => calls(all, { method: 'POST', json: emergency }),
    confirm: (emergency: string) => calls(`${one(emergency)}/confirm`, { method: 'POST' }),
    end: (emergency: string) => calls(one(emergency), { method: 'DELETE' }),
    endAll: () => calls(all, { method: 'DELETE' }),
  }
}
