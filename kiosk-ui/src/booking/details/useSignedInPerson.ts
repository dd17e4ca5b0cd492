import { computed, watch } from 'vue'
import type { Schema } from '@/api/schemas'
import { useCitizen } from '@/citizen/citizen'
import { useI18n } from '@/shared/i18n'
import { useLoad } from '@/shared/useLoad'

/** Returns the masked person who is signed in: `张*，138****5678`. */
export function useSignedInPerson() {
  const { calls, session } = useCitizen()
  const { t } = useI18n()
  const { data, load } = useLoad(
    async (signal) => (await calls('/api/me', { signal })) as Schema<'MaskedPerson'>,
  )
  watch(
    session.isSignedIn,
    (isSignedIn) => {
      if (isSignedIn) void load()
    },
    { immediate: true },
  )
  return computed(() =>
    session.isSignedIn.value && data.value !== undefined
      ? t('booking.details.signedIn', { name: data.value.name, phone: data.value.phone })
      : undefined,
  )
}
