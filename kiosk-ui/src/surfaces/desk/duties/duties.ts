import type { Schema } from '@/api/schemas'
import type { Calls } from '@/api/calls'

/** How much is to be published, and how much was. */
export type Goal = Schema<'Progress'>

export type Village = Schema<'Village'>

/** `quarter` is 1..4. */
export type Quarter = Schema<'Quarter'>

/** The publishing duties of a month (`2026-11`) and its year. */
type Duties = Schema<'Duties'>

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
