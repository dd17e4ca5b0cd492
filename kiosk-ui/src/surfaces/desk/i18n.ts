import elementEn from 'element-plus/es/locale/lang/en'
import elementZh from 'element-plus/es/locale/lang/zh-cn'
import { createI18n, type Locale } from '@/shared/i18n'
import en from './texts/en.json'
import zh from './texts/zh-CN.json'

export const i18n = createI18n({ 'zh-CN': zh, en })

/** What the components of Element Plus say themselves. */
export const ELEMENT_TEXTS = { 'zh-CN': elementZh, en: elementEn } as const

export function speak(locale: Locale): void {
  i18n.locale.value = locale
  document.documentElement.lang = locale
  document.title = i18n.t('desk.title')
}
