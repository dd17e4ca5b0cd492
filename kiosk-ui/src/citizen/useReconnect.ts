import { onMounted, onScopeDispose, watch } from 'vue'
import { useCitizen } from './citizen'

/** Does something each time the server is back. */
export function useOnReconnect(doIt: () => void): void {
  const { isAway } = useCitizen()
  onScopeDispose(
    watch(isAway, (away) => {
      if (!away) doIt()
    }),
  )
}

/** Finds what a page shows, when it comes up and each time the server is back. */
export function useLoadAndReload(find: () => void): void {
  onMounted(find)
  useOnReconnect(find)
}
