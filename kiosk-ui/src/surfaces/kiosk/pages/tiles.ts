import type { RouteLocationRaw } from 'vue-router'
import { SECTIONS } from '@/content/sections'
import type { IconName } from '../frame/icons'

export interface Tile {
  readonly icon: IconName
  /** The name of its text. */
  readonly text: string
  /** A line that says what is inside. */
  readonly inside: string
  readonly to: RouteLocationRaw
}

/** The six sections, in the order of the hall. */
export const SECTION_TILES: readonly Tile[] = SECTIONS.map((section) => ({
  icon: section,
  text: `content.section.${section}`,
  inside: `kiosk.inside.${section}`,
  to: section === 'guide' ? { name: 'guide' } : { name: 'section', params: { section } },
}))

/** What a citizen does here. */
export const OWN_TILES: readonly Tile[] = [
  { icon: 'book', text: 'kiosk.book', inside: 'kiosk.inside.book', to: { name: 'what' } },
  { icon: 'mine', text: 'kiosk.mine', inside: 'kiosk.inside.mine', to: { name: 'mine' } },
]
