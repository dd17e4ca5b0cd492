/** pinyin.json: which characters a syllable has, the commonest first, and common words. `build/writePinyin.mjs` makes it. */
export interface PinyinData {
  readonly characters: Readonly<Record<string, string>>
  /** The commonest characters, for those who type nothing but how a syllable begins. */
  readonly common: string
  /** Divided by spaces, the commonest first; a reading that its characters do not show by themselves stands behind: `银行yin'hang`. */
  readonly words: string
}

/** Characters and their reading, a syllable each. */
export interface Word {
  readonly text: string
  readonly syllables: readonly string[]
}

/** What the pinyin keyboard knows. */
export interface Lexicon {
  readonly syllables: ReadonlySet<string>
  readonly characters: ReadonlyMap<string, readonly string[]>
  /** The commonest reading of a character. */
  readonly readings: ReadonlyMap<string, string>
  readonly common: readonly Word[]
  /** The commonest first. */
  readonly words: readonly Word[]
}

const NOTED = /^(\p{Script=Han}+)([a-z']*)$/u

/** Unpacked, so that a key stroke only looks up. */
export function lexiconOf(data: PinyinData): Lexicon {
  const syllables = new Set(Object.keys(data.characters))
  const characters = new Map(
    Object.entries(data.characters).map(([syllable, all]) => [syllable, Array.from(all)] as const),
  )
  const readings = mainReadings(data.characters)
  const spelled = (text: string) =>
    Array.from(text).map((character) => readings.get(character) ?? '')
  const words = data.words.split(' ').flatMap((noted) => {
    const [, text = '', reading = ''] = NOTED.exec(noted) ?? []
    return text === ''
      ? []
      : [{ text, syllables: reading === '' ? spelled(text) : reading.split("'") }]
  })
  const common = Array.from(data.common).map((text) => ({ text, syllables: spelled(text) }))
  return { syllables, characters, readings, common, words }
}

/** The reading of a character: that under which it stands furthest ahead, the last by the alphabet among equals. */
export function mainReadings(characters: Readonly<Record<string, string>>): Map<string, string> {
  const found = new Map<string, { syllable: string; place: number }>()
  for (const syllable of Object.keys(characters).sort())
    Array.from(characters[syllable] ?? '').forEach((character, place) => {
      if (place <= (found.get(character)?.place ?? Infinity))
        found.set(character, { syllable, place })
    })
  return new Map([...found].map(([character, { syllable }]) => [character, syllable]))
}

/** The same with the hall's own words before all others; what is not Chinese in them is left out. */
export function withWords(lexicon: Lexicon, texts: readonly string[]): Lexicon {
  if (texts.length === 0) return lexicon
  const known = new Map(lexicon.words.map(({ text, syllables }) => [text, syllables] as const))
  const own = [...new Set(texts)].flatMap((text) => {
    const syllables = spelling(text, known, lexicon.readings)
    return syllables.length > 1 && !syllables.includes('') ? [{ text, syllables }] : []
  })
  return { ...lexicon, words: [...own, ...lexicon.words] }
}

/** As the words in it are read: 银行卡 is yin-hang-ka. */
function spelling(
  text: string,
  known: ReadonlyMap<string, readonly string[]>,
  readings: ReadonlyMap<string, string>,
): string[] {
  const found: string[] = []
  for (let at = 0; at < text.length;) {
    const word = [4, 3, 2].map((size) => text.slice(at, at + size)).find((each) => known.has(each))
    const piece = word ?? text.charAt(at)
    found.push(...(known.get(piece) ?? [readings.get(piece) ?? '']))
    at += piece.length
  }
  return found
}
