import { onMounted, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { BookingAction } from './useMyBookings'

/**
 * What is done with which of the own bookings; nothing: the list. Each is a step of its own for going back; which booking it is stays
 * in memory and out of the address.
 */
export function useRoutedAction() {
  const route = useRoute()
  const router = useRouter()
  const action = shallowRef<BookingAction>()

  watch(action, (now) => {
    const shown = route.query['view']
    if (now !== undefined && shown !== now.what) void router.push({ query: { view: now.what } })
    else if (now === undefined && shown !== undefined) router.back()
  })
  watch(
    () => route.query['view'],
    (view) => {
      if (view === undefined) action.value = undefined
    },
  )
  onMounted(() => {
    if (route.query['view'] !== undefined) void router.replace({ query: {} })
  })
  return action
}
