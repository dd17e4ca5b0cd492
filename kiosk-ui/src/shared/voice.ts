import type { Locale } from './i18n'

/** What speaks. The browser's is `browserVoice`; tests have their own. */
export interface Voice {
  /** Is there a voice for this language? Voices may come late: `onChange` says so. */
  has(locale: Locale): boolean
  onChange(listener: () => void): void
  /** One piece of text; `ended` is called once, also when it fails or is silenced. */
  say(text: string, locale: Locale, ended: () => void): void
  silence(): void
}

/** A little slower than usual: most who listen are old. */
const RATE = 0.9

/** The voice of the browser, or undefined where it has none. Voices that would send the text to a server are not used. */
export function browserVoice(): Voice | undefined {
  if (!('speechSynthesis' in globalThis)) return undefined
  const engine = globalThis.speechSynthesis
  const find = (locale: Locale) => {
    const language = locale.slice(0, 2)
    const fitting = engine
      .getVoices()
      .filter((each) => each.localService && each.lang.toLowerCase().startsWith(language))
    return fitting.find((each) => each.lang.replace('_', '-') === locale) ?? fitting[0]
  }
  return {
    has: (locale) => find(locale) !== undefined,
    onChange: (listener) => {
      engine.addEventListener('voiceschanged', listener)
    },
    say: (text, locale, ended) => {
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = find(locale) ?? null
      utterance.lang = locale
      utterance.rate = RATE
      utterance.addEventListener('end', ended, { once: true })
      utterance.addEventListener('error', ended, { once: true })
      engine.speak(utterance)
    },
    silence: () => {
      engine.cancel()
    },
  }
}
