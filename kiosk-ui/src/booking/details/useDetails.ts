import { computed, reactive } from 'vue'
import { useCitizen } from '@/citizen/citizen'
import type { Channel } from '@/guide/catalogue'
import { faultsOf, fieldsOf, NO_DETAILS } from './details'

/** Holds what the citizen types and checks it while they type. */
export function useDetails(channel: () => Channel | undefined) {
  const { session } = useCitizen()
  const details = reactive({ ...NO_DETAILS })
  const fields = computed(() =>
    fieldsOf(channel() ?? 'ORDINARY', details.isProxy, session.isSignedIn.value),
  )
  const faults = computed(() => faultsOf(details, fields.value, new Date()))

  function wipe(): void {
    Object.assign(details, NO_DETAILS)
  }

  return { details, fields, faults, wipe }
}
