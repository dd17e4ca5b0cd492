import { useCitizen } from '@/citizen/citizen'
import { useI18n } from '@/shared/i18n'
import { dayOf, plusDays } from '@/shared/zone'
import { clockOf, partsOf } from '../model/slots'

/** Returns days and times in the words of the hall's people. */
export function useTimeTexts() {
  const { t } = useI18n()
  const { hall } = useCitizen()
  const zone = () => hall.value?.zone ?? 'Asia/Shanghai'

  /** Returns `11月24日`. */
  function dateOf(date: string): string {
    const { month, day } = partsOf(date)
    return t('booking.time.date', { month, day })
  }

  function weekdayOf(date: string): string {
    return t(`booking.time.weekday.${partsOf(date).weekday}`)
  }

  /** Returns 今天, 明天 or else the weekday. */
  function nearOf(date: string): string {
    const today = dayOf(new Date(), zone())
    if (date === today) return t('booking.time.today')
    return date === plusDays(today, 1) ? t('booking.time.tomorrow') : weekdayOf(date)
  }

  const clock = (instant: string) => clockOf(instant, zone())

  /** Returns `11月24日 周二 08:30`. */
  function momentOf(instant: string): string {
    const date = dayOf(instant, zone())
    return `${dateOf(date)} ${weekdayOf(date)} ${clock(instant)}`
  }

  /** Returns `4:05`. */
  function countdown(seconds: number): string {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }

  return { t, zone, dateOf, weekdayOf, nearOf, clock, momentOf, countdown }
}
