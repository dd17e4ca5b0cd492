import { testTexts } from '@/shared/textsTest'
import en from './texts/en.json'
import zh from './texts/zh-CN.json'

const sources = import.meta.glob<string>('./**/*.{vue,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Words that a Chinese reader of such a page knows. */
testTexts(zh, en, sources, /\b(?:LED|CSV|XLSX|MB|JSON Feed|RSS|Atom|https?:\/\/)/gu)
