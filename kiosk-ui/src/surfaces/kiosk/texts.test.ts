import { testTexts } from '@/shared/textsTest'
import { i18n } from './i18n'

const sources = import.meta.glob<string>(
  ['./**/*.{vue,ts}', '../../{hall,guide,content}/**/*.{vue,ts}'],
  { query: '?raw', import: 'default', eager: true },
)

testTexts(i18n.texts['zh-CN'], i18n.texts.en, sources, /(?!)/gu)
