import type { Schema } from '@/api/schemas'

/** That an item stood on the screen (播放记录). */
export type Play = Schema<'Play'>

/** As many as one post takes. */
export const MAX_PLAYS_PER_POST = 500
/** More than a day of ten-second turns; a screen that is cut off longer forgets the oldest. */
const MAX_PLAYS = 10_000

/** With one more; the oldest go. */
export function withPlay(kept: readonly Play[], play: Play): Play[] {
  return [...kept, play].slice(-MAX_PLAYS)
}

/** One turn of one item is one play, however often it is noted. */
export function isSame(one: Play | undefined, other: Play): boolean {
  return one?.content === other.content && one.at === other.at
}
