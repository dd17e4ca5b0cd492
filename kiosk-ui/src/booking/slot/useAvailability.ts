import { computed, shallowRef } from 'vue'
import { useCitizen } from '@/citizen/citizen'
import { useI18n } from '@/shared/i18n'
import { useLoad } from '@/shared/useLoad'
import { dayOf } from '@/shared/zone'
import { bookingsOf, type CalendarDay } from '../model/bookings'
import type { Channel } from '@/guide/catalogue'
import { firstFree, type Day } from '../model/slots'

/** Loads the days of an item in one channel, named in the reader's language, and holds the chosen one. */
export function useAvailability(item: () => string, channel: () => Channel | undefined) {
  const { calls, hall } = useCitizen()
  const { locale } = useI18n()
  const bookings = bookingsOf(calls)
  const names = shallowRef<ReadonlyMap<string, CalendarDay>>(new Map())
  const chosen = shallowRef<string>()

  const times = useLoad(async (signal) => {
    const where = hall.value
    const how = channel()
    if (where === undefined || how === undefined) return []
    const today = dayOf(new Date(), where.zone)
    // The names are optional: without them the page shows the server's own.
    const named = bookings.calendar(where.hall, today, signal).catch(() => [])
    const days = await bookings.days(where.hall, item(), how, signal)
    names.value = new Map((await named).map((day) => [day.date, day]))
    return days
  })

  const days = computed<readonly Day[]>(() =>
    (times.data.value ?? []).map((day) => ({ ...day, name: nameOf(day) })),
  )
  /** The chosen day, or else the first with a place, so that most people need not choose a day at all. */
  const day = computed(
    () =>
      days.value.find(({ date }) => date === chosen.value) ??
      firstFree(days.value) ??
      days.value[0],
  )

  function nameOf({ date, name }: Day): string | null {
    return locale.value === 'en' ? (names.value.get(date)?.nameEn ?? name) : name
  }

  function look(date: string): void {
    chosen.value = date
  }

  return { days, day, look, load: times.load, loading: times.loading, problem: times.problem }
}

export type Availability = ReturnType<typeof useAvailability>
