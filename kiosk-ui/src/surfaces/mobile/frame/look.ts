import { inject, type InjectionKey } from 'vue'
import type { Look } from '@/citizen/look'

export const LOOK: InjectionKey<Look> = Symbol('look')

/** How this phone's pages look; the frame has the switches. */
export function useLook(): Look {
  const look = inject(LOOK)
  if (look === undefined) throw new Error('A page without a look')
  return look
}
