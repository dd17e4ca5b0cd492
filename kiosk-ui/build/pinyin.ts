import { pinyin } from 'pinyin-pro'
import { mainReadings, type PinyinData } from '../src/surfaces/kiosk/input/lexicon.ts'
import {
  COMPOUND_SURNAMES,
  HALL_WORDS,
  NAME_CHARACTERS,
  READ_AS_SURNAME,
  SURNAMES,
} from './pinyinWords.ts'

/** The bytes of words that the keyboard may carry. The keyboard has 200 kB, and the characters need the rest. */
const BYTES_OF_WORDS = 158_000
const COMMON = 700
/** These words are rare in newspapers and frequent at a counter. */
const AS_OFTEN_AS = 2000
/** Many people type a surname whose reading differs from the word's. */
const SURNAME_AS_OFTEN_AS = 6000

interface Counted {
  readonly text: string
  readonly count: number
}

/**
 * The data of the pinyin keyboard: the characters of GB 2312 and those of names, by how often they stand in words under a reading,
 * and the commonest words. The readings are those of pinyin-pro, the counts those of jieba's dictionary (both MIT), of which each line
 * is a word, its count and its kind.
 */
export function pinyinData(dictionary: string): PinyinData {
  const wanted = new Set([...gb2312(), ...NAME_CHARACTERS, ...SURNAMES])
  const words = countedWords(dictionary).filter(({ text }) =>
    Array.from(text).every((each) => wanted.has(each)),
  )
  const weights = new Map<string, Map<string, number>>()
  const add = (character: string, syllable: string, weight: number) => {
    const of = weights.get(syllable) ?? new Map<string, number>()
    weights.set(syllable, of.set(character, (of.get(character) ?? 0) + weight))
  }

  for (const character of wanted)
    for (const syllable of readingsOf(character)) add(character, syllable, 0)
  for (const { text, count } of words)
    readingOf(text).forEach((syllable, at) => {
      add(Array.from(text)[at] ?? '', syllable, count)
    })
  for (const surname of SURNAMES) add(surname, readingOf(surname)[0] ?? '', AS_OFTEN_AS)
  for (const [surname, reading] of Object.entries(READ_AS_SURNAME))
    reading.split(' ').forEach((each) => {
      add(surname, each, SURNAME_AS_OFTEN_AS)
    })

  const characters = Object.fromEntries(
    [...weights]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([syllable, of]) => [
        syllable,
        byCount([...of].map(([text, count]) => ({ text, count }))).join(''),
      ]),
  )
  return { characters, common: common(weights), words: noted(words, mainReadings(characters)) }
}

/** Rows 16 to 87 of GB 2312: the 3,755 characters of level 1 and the 3,008 of level 2. */
export function gb2312(rows: readonly [number, number] = [16, 87]): string[] {
  const decoder = new TextDecoder('gb18030')
  const found: string[] = []
  for (let row = rows[0]; row <= rows[1]; row += 1)
    for (let cell = 1; cell <= 94; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row + 0xa0, cell + 0xa0))
      if (/^\p{Script=Han}$/u.test(character)) found.push(character)
    }
  return found
}

/** Returns the words with their counts. Names of persons are left out. */
function countedWords(dictionary: string): Counted[] {
  const counts = new Map<string, number>()
  for (const line of dictionary.split('\n')) {
    const [text = '', count = '0', kind = ''] = line.split(' ')
    if (
      /^\p{Script=Han}{1,5}$/u.test(text) &&
      (!kind.startsWith('nr') || Array.from(text).length === 1)
    )
      counts.set(text, Number(count))
  }
  for (const word of [...HALL_WORDS, ...COMPOUND_SURNAMES])
    counts.set(word, (counts.get(word) ?? 0) + AS_OFTEN_AS)
  return [...counts].map(([text, count]) => ({ text, count })).filter(({ count }) => count > 20)
}

function byCount(counted: Counted[]): string[] {
  return counted
    .sort((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1))
    .map(({ text }) => text)
}

function common(weights: ReadonlyMap<string, ReadonlyMap<string, number>>): string {
  const sums = new Map<string, number>()
  for (const of of weights.values())
    for (const [text, count] of of) sums.set(text, (sums.get(text) ?? 0) + count)
  return byCount([...sums].map(([text, count]) => ({ text, count })))
    .slice(0, COMMON)
    .join('')
}

function noted(words: readonly Counted[], readings: ReadonlyMap<string, string>): string {
  const found: string[] = []
  let bytes = 0
  for (const word of byCount(words.filter(({ text }) => Array.from(text).length > 1))) {
    const reading = readingOf(word)
    const plain = Array.from(word).every((each, at) => readings.get(each) === reading[at])
    const note = plain ? word : word + reading.join("'")
    bytes += Buffer.byteLength(note) + 1
    if (bytes > BYTES_OF_WORDS) break
    found.push(note)
  }
  return found.join(' ')
}

const READING = { toneType: 'none', type: 'array', v: true } as const

export function readingOf(word: string): string[] {
  const mode = COMPOUND_SURNAMES.includes(word) ? 'surname' : 'normal'
  return pinyin(word, { ...READING, mode }).map(typed)
}

function readingsOf(character: string): string[] {
  return [...new Set(pinyin(character, { ...READING, multiple: true }).map(typed))]
}

/** Returns the reading as people type it: ü is v; 嗯 and 呣 are left out because nobody types them by letters. */
function typed(syllable: string): string {
  return /^(?:n|ng|m|hm|hng)$/u.test(syllable) ? 'en' : syllable.replaceAll('ü', 'v')
}
