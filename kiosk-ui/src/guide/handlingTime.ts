import type { I18n } from '@/shared/i18n'

/** How long it takes, as people say it: on the spot, or so many working days. */
export function daysInWords(days: number | null, t: I18n['t']): string {
  if (days === null) return t('guide.noLimit')
  return days === 0 ? t('guide.onTheSpot') : t('guide.days', { days })
}
