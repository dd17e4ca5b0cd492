import { inject, type App, type InjectionKey, type Ref, ref, shallowRef, watch } from 'vue'

/** The hall's languages; the first is what its citizens and staff read. */
export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The one of the two that is not spoken now. */
export function otherLocale(locale: Locale): Locale {
  return locale === LOCALES[0] ? LOCALES[1] : LOCALES[0]
}

/** Texts by their dotted names; `{count}` is a hole. */
export interface Texts {
  readonly [name: string]: string | Texts
}

type Values = Readonly<Record<string, string | number>>

/** What a surface says, in the language that is chosen. Every surface tests that its texts are whole (textsTest.ts). */
export interface I18n {
  readonly texts: Readonly<Record<Locale, Texts>>
  readonly locale: Ref<Locale>
  /** The text, its holes filled; the name itself where there is none. */
  readonly t: (key: string, values?: Values) => string
  /** Is there such a text? */
  readonly te: (key: string) => boolean
  readonly install: (app: App) => void
}

const I18N: InjectionKey<I18n> = Symbol('i18n')

/**
 * @param more fetches the texts of the second language when it is first chosen; until they are here, the first stays
 */
export function createI18n(
  texts: Readonly<Record<Locale, Texts>>,
  more?: () => Promise<Texts>,
): I18n {
  const locale = ref<Locale>(LOCALES[0])
  const fetched = shallowRef<Texts>()
  const find = (key: string) => {
    const chosen = locale.value === LOCALES[1] ? (fetched.value ?? texts.en) : texts[LOCALES[0]]
    return textAt(chosen, key) ?? textAt(texts[LOCALES[0]], key)
  }
  if (more !== undefined) {
    watch(locale, (now) => {
      if (now === LOCALES[0] || fetched.value !== undefined) return
      void more().then(
        (all) => {
          fetched.value = all
        },
        () => {
          locale.value = LOCALES[0]
        },
      )
    })
  }
  const i18n: I18n = {
    texts,
    locale,
    t: (key, values) => filled(find(key) ?? key, values),
    te: (key) => find(key) !== undefined,
    install: (app) => app.provide(I18N, i18n),
  }
  return i18n
}

export function useI18n(): I18n {
  const i18n = inject(I18N)
  if (i18n === undefined) throw new Error('A page without texts')
  return i18n
}

function textAt(texts: Texts, key: string): string | undefined {
  let found: string | Texts | undefined = texts
  for (const name of key.split('.')) found = typeof found === 'object' ? found[name] : undefined
  return typeof found === 'string' ? found : undefined
}

function filled(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/gu, (hole, name: string) => String(values[name] ?? hole))
}
