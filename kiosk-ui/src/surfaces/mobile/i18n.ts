import bookingEn from '@/booking/texts/en.json'
import bookingZh from '@/booking/texts/zh-CN.json'
import contentEn from '@/content/texts/en.json'
import contentZh from '@/content/texts/zh-CN.json'
import guideEn from '@/guide/texts/en.json'
import guideZh from '@/guide/texts/zh-CN.json'
import hallEn from '@/hall/texts/en.json'
import hallZh from '@/hall/texts/zh-CN.json'
import { createI18n } from '@/shared/i18n'
import en from './texts/en.json'
import zh from './texts/zh-CN.json'

/** With the texts of the features that this surface shows. */
export const i18n = createI18n({
  'zh-CN': { ...bookingZh, ...contentZh, ...guideZh, ...hallZh, ...zh },
  en: { ...bookingEn, ...contentEn, ...guideEn, ...hallEn, ...en },
})
