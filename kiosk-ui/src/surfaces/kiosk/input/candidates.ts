import type { Lexicon, Word } from './lexicon'
import { begun, fits, type Pieces, readings, spelled } from './syllables'

/** What can be meant, and how many of the typed letters it takes. */
export interface Candidate {
  readonly text: string
  readonly letters: number
}

/** More than ten pages nobody turns. */
const MOST = 120
/** Words that go on beyond what was typed. */
const LONGER = 4
/** Of the characters of one syllable so many come before words of the same letters: xian is 先 before it is 西安. */
const FIRST_CHARACTERS = 3

/** Everything that can be meant by the letters, the likeliest first. */
export function candidates(typed: string, lexicon: Lexicon): Candidate[] {
  const letters = spelled(typed)
  const ways = readings(letters, lexicon.syllables)
  const [best] = ways
  if (best === undefined) return typed === '' ? [] : [taking(typed, typed.length)]
  const all = letters.length
  // Who writes syllables out means no initials: zhang is not zhan-g. Who writes initials may mean two by zh.
  const likely = begun(best) > 0 ? ways : ways.filter((way) => begun(way) === 0)
  const whole = likely.flatMap((way) => wordsOf(way, lexicon).map(({ text }) => taking(text, all)))
  const [first, ...others] = best
  const single = first === undefined ? [] : charactersOf(first.letters, first.whole, lexicon)
  const alone = single.map((text) => taking(text, first?.letters.length ?? 0))
  const inOne = others.length === 0
  return unlike([
    ...(inOne ? alone.slice(0, FIRST_CHARACTERS) : []),
    ...whole,
    ...(whole.length > 0 || inOne ? [] : [sentence(best, lexicon)]),
    ...longer(best, lexicon).map(({ text }) => taking(text, all)),
    ...beginnings(best, lexicon),
    ...alone,
    // Letters that mean nothing in Chinese stay what they are.
    ...(alone.length > 0 ? [] : [taking(typed, typed.length)]),
  ]).slice(0, MOST)
}

const taking = (text: string, letters: number): Candidate => ({ text, letters })

function unlike(all: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>()
  return all.filter(({ text }) => text !== '' && !seen.has(text) && seen.add(text))
}

function matches({ syllables }: Word, way: Pieces): boolean {
  return way.every((piece, at) => fits(piece, syllables[at] ?? ''))
}

function wordsOf(way: Pieces, { words }: Lexicon): Word[] {
  if (way.length < 2) return []
  return words.filter((word) => word.syllables.length === way.length && matches(word, way))
}

/** Words that begin like this: yingye is 营业执照 as well. */
function longer(way: Pieces, { words }: Lexicon): Word[] {
  if (way.length < 2) return []
  const found: Word[] = []
  for (const word of words) {
    if (word.syllables.length > way.length && matches(word, way)) found.push(word)
    if (found.length === LONGER) break
  }
  return found
}

function charactersOf(letters: string, whole: boolean, lexicon: Lexicon): readonly string[] {
  if (whole) return lexicon.characters.get(letters) ?? []
  const begins = (each: Word) => each.syllables[0]?.startsWith(letters) === true
  return lexicon.common.filter(begins).map(({ text }) => text)
}

/** Words that take the first of several syllables; the rest stays typed. */
function beginnings(way: Pieces, lexicon: Lexicon): Candidate[] {
  return Array.from({ length: Math.max(0, way.length - 2) }, (_, less) => {
    const part = way.slice(0, way.length - 1 - less)
    const letters = part.reduce((sum, piece) => sum + piece.letters.length, 0)
    return wordsOf(part, lexicon).map(({ text }) => taking(text, letters))
  }).flat()
}

/** Several syllables that are no word: the longest words one after the other, a character where there is none. */
function sentence(way: Pieces, lexicon: Lexicon): Candidate {
  let text = ''
  let letters = 0
  for (let at = 0; at < way.length;) {
    const { word, size } = longestAt(way.slice(at), lexicon)
    if (word === undefined) break
    text += word
    letters += way.slice(at, at + size).reduce((sum, piece) => sum + piece.letters.length, 0)
    at += size
  }
  return { text, letters }
}

const LONGEST_WORD = 5

function longestAt(way: Pieces, lexicon: Lexicon): { word: string | undefined; size: number } {
  for (let size = Math.min(LONGEST_WORD, way.length); size > 1; size -= 1) {
    const [word] = wordsOf(way.slice(0, size), lexicon)
    if (word !== undefined) return { word: word.text, size }
  }
  const [piece] = way
  const [word] = piece === undefined ? [] : charactersOf(piece.letters, piece.whole, lexicon)
  return { word, size: 1 }
}
