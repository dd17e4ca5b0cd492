import type { Texts } from '@/shared/i18n'
import { testTexts } from '@/shared/textsTest'

const sources = import.meta.glob<string>(
  ['./**/*.{vue,ts}', '../../{hall,guide,content,booking}/**/*.{vue,ts}'],
  { query: '?raw', import: 'default', eager: true },
)

const chinese = import.meta.glob<Texts>(
  ['./**/texts/zh-CN.json', '../../{hall,guide,content,booking}/texts/zh-CN.json'],
  { import: 'default', eager: true },
)
const english = import.meta.glob<Texts>(
  ['./**/texts/en.json', '../../{hall,guide,content,booking}/texts/en.json'],
  { import: 'default', eager: true },
)

const whole = (all: Readonly<Record<string, Texts>>) =>
  Object.assign({}, ...Object.values(all)) as Texts

testTexts(whole(chinese), whole(english), sources, /(?!)/gu)
