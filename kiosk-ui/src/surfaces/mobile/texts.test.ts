import { testTexts } from '@/shared/textsTest'
import { i18n } from './i18n'

const sources = import.meta.glob<string>(
  ['./**/*.{vue,ts}', '../../{booking,content,guide,hall}/**/*.{vue,ts}'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
)

/** The other language is named in itself. */
testTexts(i18n.texts['zh-CN'], i18n.texts.en, sources, /^(?:EN|中文)$/gu)
