import { testTexts } from '@/shared/textsTest'
import guideEn from '@/guide/texts/en.json'
import guideZh from '@/guide/texts/zh-CN.json'
import en from './texts/en.json'
import zh from './texts/zh-CN.json'

const sources = import.meta.glob<string>('./**/*.{vue,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

testTexts({ ...guideZh, ...zh }, { ...guideEn, ...en }, sources, /(?!)/gu)
