import { LOCALES, type Locale } from '@/shared/i18n'

/** What the hall says in the reader's language; in Chinese where it says nothing else. */
export function inLanguage<T extends string | readonly string[]>(
  locale: Locale,
  chinese: T,
  english: T | null | undefined,
): T {
  return locale === LOCALES[0] || !english || english.length === 0 ? chinese : english
}

/** For `lang` beside it: marks Chinese that an English reader gets, for want of English. */
export function languageOf(
  locale: Locale,
  english: string | readonly string[] | null | undefined,
): Locale | undefined {
  return locale !== LOCALES[0] && (!english || english.length === 0) ? LOCALES[0] : undefined
}
