import { expect, it } from 'vitest'
import { createI18n } from './i18n'

const texts = () =>
  createI18n({
    'zh-CN': { page: { title: '第 {page} 页', count: '{count} 条' }, ok: '好' },
    en: { page: { title: 'Page {page}' }, ok: 'OK' },
  })

it('speaks the language that is chosen, Chinese first', () => {
  const { t, locale } = texts()
  expect(t('ok')).toBe('好')
  locale.value = 'en'
  expect(t('ok')).toBe('OK')
})

it('fills the holes, and leaves those nobody fills', () => {
  const { t } = texts()
  expect(t('page.title', { page: 3 })).toBe('第 3 页')
  expect(t('page.count', { page: 3 })).toBe('{count} 条')
})

it('knows what it cannot say', () => {
  const { t, te } = texts()
  expect(te('page')).toBe(false)
  expect(te('page.title')).toBe(true)
  expect(t('page.constructor')).toBe('page.constructor')
  expect(t('nothing.at.all')).toBe('nothing.at.all')
})
