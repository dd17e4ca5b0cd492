import { computed } from 'vue'
import { useCitizen } from '@/citizen/citizen'
import { inLanguage } from '@/hall/inLanguage'
import { useI18n } from '@/shared/i18n'
import type { Offer } from '../model/channels'

/** Returns the open windows as people say them: `301、302`. */
export function windowsOf(windows: readonly string[], locale: string): string {
  return windows.join(locale === 'en' ? ', ' : '、')
}

/** Returns the texts of a channel in the reader's language, with its promise in one line. */
export function useOffer(offer: () => Offer) {
  const { t, locale } = useI18n()
  const { called } = useCitizen()
  const name = computed(() => called(offer()))
  const promise = computed(() => {
    const { channel, place } = offer()
    const open = (place?.windows ?? []).filter((window) => window.open)
    const windows = windowsOf(
      open.map(({ number }) => number),
      locale.value,
    )
    return t(`booking.channel.promise.${channel}`, { floor: place?.floor ?? '', windows })
  })
  const who = computed(() => inLanguage(locale.value, offer().who, offer().whoEn))
  const conditions = computed(() =>
    inLanguage(locale.value, offer().conditions, offer().conditionsEn),
  )
  const steps = computed(() => inLanguage(locale.value, offer().steps, offer().stepsEn))
  return { t, name, promise, who, conditions, steps }
}
