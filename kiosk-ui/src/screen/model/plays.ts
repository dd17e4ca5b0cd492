import type { Schema } from '@/api/schemas'

/** A record that an item stood on the screen (播放记录). */
export type Play = Schema<'Play'>

/** The limit of one request. */
export const MAX_PLAYS_PER_POST = 500
/** More than a day of ten-second turns; a screen that is cut off longer forgets the oldest. */
const MAX_PLAYS = 10_000

/** Returns the plays with one more. The oldest are dropped. */
export function withPlay(kept: readonly Play[], play: Play): Play[] {
  return [...kept, play].slice(-MAX_PLAYS)
}

/** Says whether two notes are the same play: one turn of one item. */
export function isSame(one: Play | undefined, other: Play): boolean {
  return one?.content === other.content && one.at === other.at
}
