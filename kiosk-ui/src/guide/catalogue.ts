import type { Schema } from '@/api/schemas'
import { useCitizen, type Hall, type Named } from '@/citizen/citizen'
import { useLoad } from '@/shared/useLoad'

export type Channel = Schema<'Channel'>

/** The four ways to book, in the order in which they are offered. */
export const CHANNELS = [
  'ORDINARY',
  'SAME_DAY',
  'HOME_VISIT',
  'GREEN',
] as const satisfies readonly Channel[]

/** An item as the tree names it. */
export interface CatalogueItem extends Named {
  readonly item: string
  readonly code: string
  /** `IMMEDIATE`: done on the spot; the others take `promisedDays` working days. */
  readonly handling: string
  readonly promisedDays: number
  readonly channels: readonly Channel[]
}

/** A branch of the tree; `channel` is set where it holds what can be booked in that channel alone. */
interface Category extends Named {
  readonly code: string
  readonly channel: Channel | null
  readonly categories: readonly Category[]
  readonly items: readonly CatalogueItem[]
}

interface Group extends Named {
  readonly group: string
  readonly categories: readonly Category[]
}

/** What the hall says of one channel: for whom it is, on what conditions, and in which steps one goes. */
export type ChannelTexts = Required<Schema<'ChannelPart'>>

/** Everything that can be done at a hall, as a tree: groups, categories, items. */
export interface Catalogue {
  readonly hall: number
  readonly channels: readonly ChannelTexts[]
  readonly groups: readonly Group[]
}

/** The tree of a hall, to be loaded. */
export function useCatalogue() {
  const { calls } = useCitizen()
  return useLoad(async (signal, hall: Hall) => {
    return (await calls(`/api/halls/${hall.hall}/catalogue`, { signal, open: true })) as Catalogue
  })
}

/** A category and what is below it, from the top. */
export function branches(category: Category): Category[] {
  return [category, ...category.categories.flatMap(branches)]
}

/** Every item once, in the order of the tree. */
export function itemsOf(catalogue: Catalogue): CatalogueItem[] {
  const found = new Map<string, CatalogueItem>()
  for (const group of catalogue.groups)
    for (const category of group.categories.flatMap(branches))
      for (const item of category.items) if (!found.has(item.item)) found.set(item.item, item)
  return [...found.values()]
}

/** The tree without what cannot be booked in this channel; no empty branches are left. */
export function bookableIn(catalogue: Catalogue, channel: Channel): Catalogue {
  const pruned = (category: Category): Category[] => {
    const rest = {
      ...category,
      categories: category.categories.flatMap(pruned),
      items: category.items.filter(({ channels }) => channels.includes(channel)),
    }
    return rest.items.length + rest.categories.length > 0 ? [rest] : []
  }
  return {
    ...catalogue,
    groups: catalogue.groups
      .map((group) => ({ ...group, categories: group.categories.flatMap(pruned) }))
      .filter(({ categories }) => categories.length > 0),
  }
}

/** The items in whose name, or in whose category's name, one of the words stands. */
export function itemsAbout(catalogue: Catalogue, words: readonly string[]): CatalogueItem[] {
  const has = (name: string) => words.some((word) => name.includes(word))
  return itemsOf(catalogue).filter(({ name }) => has(name))
}
