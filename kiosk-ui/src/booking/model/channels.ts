import { CHANNELS, type Channel } from '@/guide/catalogue'
import type { ChannelGuide, ItemGuide } from '@/guide/item'

/** An item in one channel. */
export type Offer = ChannelGuide

/** Returns the channel that an address names; undefined for anything else. */
export function channelOf(text: unknown): Channel | undefined {
  return CHANNELS.find((channel) => channel === text)
}

/** Returns the channels of an item in their fixed order; none when the item is retired. */
export function offersOf({ retired, channels }: ItemGuide): readonly Offer[] {
  if (retired) return []
  return CHANNELS.flatMap((channel) => channels.filter((offer) => offer.channel === channel))
}
