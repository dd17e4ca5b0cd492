import type { Kind } from './kinds'

/** The six sections of a kiosk. `guide` is the tree of the guide itself. */
export const SECTIONS = [
  'social-security',
  'employment',
  'rights',
  'policies',
  'guide',
  'questions',
] as const
export type Section = (typeof SECTIONS)[number]

interface Holds {
  readonly kinds: readonly Kind[]
  /** Items whose names hold one of these words belong to the section. */
  readonly words: readonly string[]
}

/** What stands in a section, in this order. */
const HOLDS: Readonly<Record<Section, Holds>> = {
  'social-security': {
    kinds: ['SOCIAL_SECURITY_NEWS'],
    words: ['社会保', '社保', '养老', '医疗', '失业保险', '生活保障'],
  },
  employment: {
    kinds: ['JOB', 'EMPLOYMENT_NEWS'],
    words: ['就业', '失业', '求职', '创业', '劳动'],
  },
  rights: {
    kinds: ['RIGHTS_SERVICE'],
    words: ['救助', '优待', '残疾', '投诉', '申诉', '调解', '高龄', '低收入', '抚恤', '帮扶'],
  },
  policies: { kinds: ['POLICY', 'NOTICE', 'HALL_RULE', 'SIX_PUBLICS'], words: [] },
  guide: { kinds: [], words: [] },
  questions: { kinds: ['QUESTION'], words: [] },
}

export function isSection(word: unknown): word is Section {
  return SECTIONS.some((each) => each === word)
}

/** The kinds of a section, in their order, and the words of its items. */
export function holdsOf(section: Section): Holds {
  return HOLDS[section]
}
