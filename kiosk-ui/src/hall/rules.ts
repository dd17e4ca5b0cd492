import type { Calls } from '@/api/calls'
import type { Schema } from '@/api/schemas'

/** One rule of booking, in both languages. */
export type HallRule = Schema<'Rule'>

/** @throws Problem when the server is away */
export async function listRules(
  calls: Calls,
  hall: number,
  signal: AbortSignal,
): Promise<readonly HallRule[]> {
  const answer = await calls(`/api/halls/${hall}/rules`, { signal, open: true })
  return (answer as { readonly rules: readonly HallRule[] }).rules
}
