import type { Kind } from '@/content/kinds'
import type { Calls } from '../session/calls'

/** How much is to be published, and how much was. */
export interface Goal {
  readonly goal: number
  readonly done: number
}

export interface Village {
  readonly village: number
  readonly name: string
}

export interface Quarter extends Goal {
  /** 1..4 */
  readonly quarter: number
  readonly published: number
  readonly byKind: Readonly<Partial<Record<Kind, number>>>
}

/** The publishing duties of a month and its year. */
export interface Duties {
  /** `2026-11` */
  readonly month: string
  readonly street: Goal
  readonly villages: readonly (Village & Goal)[]
  readonly year: Goal
  readonly quarters: readonly Quarter[]
}

export function dutiesOf(calls: Calls, hall: number) {
  return (month: string, signal?: AbortSignal) =>
    calls(`/api/halls/${hall}/duties`, {
      query: { month },
      ...(signal ? { signal } : {}),
    }) as Promise<Duties>
}

/** How far, 0..100; more than the goal is still 100, and no goal is reached at once. */
export function percentOf({ goal, done }: Goal): number {
  return goal <= 0 ? 100 : Math.min(100, Math.floor((done * 100) / goal))
}
