import type { Schema } from '@/api/schemas'
import { useCitizen, type Hall } from '@/citizen/citizen'
import { useLoad } from '@/shared/useLoad'

/** A rule of booking, in both languages. */
export type Rule = Schema<'Rule'>

/** The rules of booking at this hall. */
export function useRules() {
  const { calls } = useCitizen()
  return useLoad(async (signal, hall: Hall) => {
    const answer = await calls(`/api/halls/${hall.hall}/rules`, { signal })
    return (answer as { readonly rules: readonly Rule[] }).rules
  })
}
