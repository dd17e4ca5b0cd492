import { CHANNELS, type Channel } from '@/guide/catalogue'
import type { ChannelGuide, ItemGuide } from '@/guide/item'

/** An item in one channel. */
export type Offer = ChannelGuide

/** The channel of an address; undefined for anything else. */
export function channelOf(text: unknown): Channel | undefined {
  return CHANNELS.find((channel) => channel === text)
}

/** The channels an item takes, always in the same order; none when it is no longer done. */
export function offersOf({ retired, channels }: ItemGuide): readonly Offer[] {
  if (retired) return []
  return CHANNELS.flatMap((channel) => channels.filter((offer) => offer.channel === channel))
}
