import type { Calls } from '@/api/calls'
import type { Schema } from '@/api/schemas'

/** What the hall says of one channel, in both languages. */
export type ChannelTexts = Required<Schema<'ChannelPart'>>

/** @throws Problem when the server is away */
export async function listChannels(
  calls: Calls,
  hall: number,
  signal: AbortSignal,
): Promise<readonly ChannelTexts[]> {
  const answer = await calls(`/api/halls/${hall}/catalogue`, { signal })
  return (answer as { readonly channels: readonly ChannelTexts[] }).channels
}
