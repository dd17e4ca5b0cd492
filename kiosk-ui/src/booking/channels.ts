import type { Listed, Schema } from '@/api/schemas'

/** 普通预约, 立等可取, 上门服务, 场内绿色通道: in the order in which they are offered. */
export const CHANNELS = [
  'ORDINARY',
  'SAME_DAY',
  'HOME_VISIT',
  'GREEN',
] as const satisfies readonly Schema<'Channel'>[]
export type Channel = Listed<Schema<'Channel'>, typeof CHANNELS>

/** A desk with its floor and windows, as an item's guide names it. */
export interface OfferPlace {
  readonly desk: string
  readonly name: string
  readonly nameEn: string
  readonly floor: number
  readonly windows: readonly { readonly number: string; readonly open: boolean }[]
}

/** An item in one channel: who it is for (服务对象), the conditions (申请条件) and the steps (预约流程). English may be missing. */
export interface Offer {
  readonly channel: Channel
  readonly name: string
  readonly nameEn: string | null
  readonly who: string
  readonly whoEn: string | null
  readonly conditions: string
  readonly conditionsEn: string | null
  readonly steps: readonly string[]
  readonly stepsEn: readonly string[]
  readonly handlingMinutes: number
  readonly place: OfferPlace | null
}

/** What booking needs to know of an item. */
export interface BookableItem {
  readonly item: string
  readonly name: string
  readonly nameEn: string | null
  readonly materials: readonly { readonly name: string }[]
  readonly channels: readonly Offer[]
  readonly retired: boolean
}

/** The channel of an address; undefined for anything else. */
export function channelOf(text: unknown): Channel | undefined {
  return CHANNELS.find((channel) => channel === text)
}

/** The channels an item takes, always in the same order. */
export function offersOf(item: BookableItem): readonly Offer[] {
  return CHANNELS.flatMap((channel) => item.channels.filter((offer) => offer.channel === channel))
}
