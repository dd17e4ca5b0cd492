import elementEn from 'element-plus/es/locale/lang/en'
import elementZh from 'element-plus/es/locale/lang/zh-cn'
import { createI18n } from 'vue-i18n'
import en from './texts/en.json'
import zh from './texts/zh-CN.json'

/** Every text stands in both languages; a missing one does not compile. */
type Texts = typeof zh

export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

const messages: Record<Locale, Texts> = { 'zh-CN': zh, en }

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages,
})

/** What the components of Element Plus say themselves. */
export const ELEMENT_TEXTS = { 'zh-CN': elementZh, en: elementEn } as const

export function speak(locale: Locale): void {
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  document.title = i18n.global.t('desk.title')
}
