import { inject, provide, watch, type InjectionKey } from 'vue'
import { useCitizen } from '@/citizen/citizen'
import { useOnReconnect } from '@/citizen/useReconnect'
import { useCatalogue } from '@/guide/catalogue'

type Loaded = ReturnType<typeof useCatalogue>

const CATALOGUE: InjectionKey<Loaded & { again: () => void }> = Symbol('catalogue')

/** The tree of this hall, fetched once for all pages: who comes back finds the page as it was left, and at once. */
export function provideCatalogue(): void {
  const { hall } = useCitizen()
  const loaded = useCatalogue()
  const again = () => {
    if (hall.value) void loaded.load(hall.value)
  }
  watch(() => hall.value?.hall, again, { immediate: true })
  useOnReconnect(again)
  provide(CATALOGUE, { ...loaded, again })
}

/** The tree that the frame has fetched, and how to fetch it again. */
export function useSharedCatalogue() {
  const loaded = inject(CATALOGUE)
  if (loaded === undefined) throw new Error('A page without a catalogue')
  return loaded
}
