import bookingEn from '@/booking/texts/en.json?url'
import bookingZh from '@/booking/texts/zh-CN.json'
import contentEn from '@/content/texts/en.json?url'
import contentZh from '@/content/texts/zh-CN.json'
import guideEn from '@/guide/texts/en.json?url'
import guideZh from '@/guide/texts/zh-CN.json'
import hallEn from '@/hall/texts/en.json?url'
import hallZh from '@/hall/texts/zh-CN.json'
import { createI18n, type Texts } from '@/shared/i18n'
import cardEn from './idcard/texts/en.json?url'
import cardZh from './idcard/texts/zh-CN.json'
import idleEn from './idle/texts/en.json?url'
import idleZh from './idle/texts/zh-CN.json'
import inputEn from './input/texts/en.json?url'
import inputZh from './input/texts/zh-CN.json'
import en from './texts/en.json?url'
import zh from './texts/zh-CN.json'

const ENGLISH = [bookingEn, contentEn, guideEn, hallEn, cardEn, idleEn, inputEn, en]

/** English is asked for by few, and comes when it is; the service worker keeps it beside the page. */
async function english(): Promise<Texts> {
  const all = await Promise.all(
    ENGLISH.map(async (address) => (await (await fetch(address)).json()) as Texts),
  )
  return Object.assign({}, ...all) as Texts
}

/** With the texts of the features that this surface shows. */
export const i18n = createI18n(
  {
    'zh-CN': {
      ...hallZh,
      ...guideZh,
      ...contentZh,
      ...bookingZh,
      ...cardZh,
      ...idleZh,
      ...inputZh,
      ...zh,
    },
    en: {},
  },
  english,
)
