import type { Calls } from '../session/calls'

export const LEVELS = ['INFO', 'WARNING', 'DANGER'] as const
export type Level = (typeof LEVELS)[number]

/** How long an insert may last, in minutes; the server allows a day. */
export const LENGTHS = [15, 30, 60, 120, 240, 480, 1440] as const

/** Waits for a second person; on the screens; was on the screens; never was. */
export type EmergencyState = 'PENDING' | 'ACTIVE' | 'OVER' | 'LAPSED'

export interface Emergency {
  readonly emergency: string
  readonly text: string
  readonly level: Level
  /** An exercise; marked as such on every screen. */
  readonly drill: boolean
  readonly state: EmergencyState
  readonly until: string
  /** Null: on every screen. */
  readonly screens?: readonly string[] | null
  /** Whose it is, as the subject of their token. */
  readonly author: string
  readonly askedAt: string
}

export interface NewEmergency {
  readonly text: string
  readonly level: Level
  readonly until: string
  readonly drill: boolean
  readonly screens?: readonly string[]
}

/** The longest text that is read from across a hall. */
export const LONGEST_TEXT = 200

/** Still to be decided about or on the screens. */
export const isLive = ({ state }: Emergency) => state === 'PENDING' || state === 'ACTIVE'

export function emergenciesOf(calls: Calls, hall: number) {
  const all = `/api/halls/${hall}/emergencies`
  const one = (emergency: string) => `${all}/${encodeURIComponent(emergency)}`
  return {
    list: async (signal: AbortSignal) => {
      const answer = (await calls(all, { signal })) as {
        readonly emergencies: readonly Emergency[]
      }
      return answer.emergencies
    },
    start: (emergency: NewEmergency) => calls(all, { method: 'POST', json: emergency }),
    confirm: (emergency: string) => calls(`${one(emergency)}/confirm`, { method: 'POST' }),
    end: (emergency: string) => calls(one(emergency), { method: 'DELETE' }),
    endAll: () => calls(all, { method: 'DELETE' }),
  }
}
