import bookingEn from '@/booking/texts/en.json'
import bookingZh from '@/booking/texts/zh-CN.json'
import contentEn from '@/content/texts/en.json'
import contentZh from '@/content/texts/zh-CN.json'
import guideEn from '@/guide/texts/en.json'
import guideZh from '@/guide/texts/zh-CN.json'
import hallEn from '@/hall/texts/en.json'
import hallZh from '@/hall/texts/zh-CN.json'
import { createI18n } from '@/shared/i18n'
import cardEn from './idcard/texts/en.json'
import cardZh from './idcard/texts/zh-CN.json'
import idleEn from './idle/texts/en.json'
import idleZh from './idle/texts/zh-CN.json'
import inputEn from './input/texts/en.json'
import inputZh from './input/texts/zh-CN.json'
import en from './texts/en.json'
import zh from './texts/zh-CN.json'

/** With the texts of the features that this surface shows. */
export const i18n = createI18n({
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
  en: {
    ...hallEn,
    ...guideEn,
    ...contentEn,
    ...bookingEn,
    ...cardEn,
    ...idleEn,
    ...inputEn,
    ...en,
  },
})
