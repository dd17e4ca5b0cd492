import type { Schema } from '@/api/schemas'
import { useCitizen, type Named } from '@/citizen/citizen'
import { useLoad } from '@/shared/useLoad'
import type { Channel } from './catalogue'

/** Main papers, without which nothing is taken in; other papers; attachments. */
const MATERIAL_CLASSES = ['PRINCIPAL', 'NON_PRINCIPAL', 'ATTACHMENT'] as const
type MaterialClass = (typeof MATERIAL_CLASSES)[number]

/** A paper to bring, and how many of it. */
export interface Material {
  readonly name: string
  readonly class: MaterialClass
  readonly copies: number
  /** The original is needed; else a copy. */
  readonly original: boolean
  readonly note: string | null
}

/** Where to go: the desk, its floor and its windows. */
export interface Desk extends Named {
  readonly desk: string
  readonly floor: number
  readonly windows: readonly Schema<'WindowView'>[]
}

/** How to book in one channel: for whom, on what conditions, in which steps. */
export interface ChannelGuide extends Named {
  readonly channel: Channel
  readonly who: string
  readonly whoEn?: string | null
  readonly conditions: string
  readonly conditionsEn?: string | null
  readonly steps: readonly string[]
  readonly stepsEn?: readonly string[] | null
  readonly handlingMinutes: number
  readonly place: Desk | null
}

/** The guide of an item; what the hall wrote about it is in Chinese alone. Days are working days. */
export interface ItemGuide extends Named {
  readonly item: string
  readonly category: string
  readonly handling: string
  readonly legalBasis: string
  readonly statutoryDays: number | null
  readonly promisedDays: number
  readonly fee: {
    readonly amountFen: number
    readonly text: string
    readonly basis: string | null
  }
  readonly materials: readonly Material[]
  readonly steps: readonly string[]
  readonly tips: string | null
  readonly place: Desk | null
  readonly channels: readonly ChannelGuide[]
  /** No longer done here. */
  readonly retired: boolean
}

/** The guide of an item, to be loaded. */
export function useItem() {
  const { calls } = useCitizen()
  return useLoad(async (signal, item: string) => {
    return (await calls(`/api/items/${encodeURIComponent(item)}`, {
      signal,
      open: true,
    })) as ItemGuide
  })
}

interface MaterialGroup {
  readonly class: MaterialClass
  readonly materials: readonly Material[]
}

/** By what their lack would mean, the gravest first; classes without materials are left out. */
export function materialsByClass(materials: readonly Material[]): MaterialGroup[] {
  return MATERIAL_CLASSES.map((each) => ({
    class: each,
    materials: materials.filter((material) => material.class === each),
  })).filter((group) => group.materials.length > 0)
}
