import { expect, it } from 'vitest'
import { inLanguage, languageOf } from './inLanguage'

it("speaks the reader's language where there are words in it", () => {
  expect(inLanguage('zh-CN', '身份证', 'ID card')).toBe('身份证')
  expect(inLanguage('en', '身份证', 'ID card')).toBe('ID card')
})

it('speaks Chinese else, and says so', () => {
  expect(inLanguage('en', '身份证', null)).toBe('身份证')
  expect(inLanguage('en', ['第一步'], [])).toEqual(['第一步'])
  expect(languageOf('en', null)).toBe('zh-CN')
  expect(languageOf('en', 'ID card')).toBeUndefined()
  expect(languageOf('zh-CN', null)).toBeUndefined()
})
