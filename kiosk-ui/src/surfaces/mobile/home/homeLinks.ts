import type { RouteLocationRaw } from 'vue-router'
import type { IconName } from '../frame/icons'

/** The hall's other columns and the bookings of one's own. */
export const HOME_LINKS: readonly { readonly icon: IconName; readonly to: RouteLocationRaw }[] = [
  { icon: 'guide', to: { name: 'matters' } },
  { icon: 'steps', to: { name: 'steps' } },
  { icon: 'rules', to: { name: 'rules' } },
  { icon: 'hall', to: { name: 'about' } },
  { icon: 'contact', to: { name: 'contact' } },
  { icon: 'ticket', to: { name: 'mine' } },
]
