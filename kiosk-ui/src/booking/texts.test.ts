import { testTexts } from '@/shared/textsTest'
import en from './texts/en.json'
import zh from './texts/zh-CN.json'

const sources = import.meta.glob<string>('./**/*.{vue,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

testTexts(zh, en, sources, /(?!)/gu)
