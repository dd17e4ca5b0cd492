import { createI18n } from 'vue-i18n'
import en from './texts/en.json'
import zh from './texts/zh-CN.json'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en },
})
