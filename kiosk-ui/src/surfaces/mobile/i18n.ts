import hallEn from '@/hall/texts/en.json'
import hallZh from '@/hall/texts/zh-CN.json'
import { createI18n } from '@/shared/i18n'
import en from './texts/en.json'
import zh from './texts/zh-CN.json'

/** With the texts of the features that this surface shows. */
export const i18n = createI18n({ 'zh-CN': { ...hallZh, ...zh }, en: { ...hallEn, ...en } })
