/** A syllable, or how one begins: `sh`, `b`, at the end of what is typed also `zho`. */
interface Piece {
  readonly letters: string
  readonly whole: boolean
}

export type Pieces = readonly Piece[]

/** What a syllable can begin with when the citizen types nothing more of it than that. */
const INITIALS = /^(?:zh|ch|sh|[a-hj-np-z])$/u
const LONGEST_SYLLABLE = 6
/** Nobody types more at once; what is longer is cut. */
export const LONGEST_TYPED = 40
/** The readings of what was typed that are worth a thought. */
const READINGS = 6

/** ü is typed as v; lue and nue can mean nothing else than lüe and nüe, and behind j, q, x and y it is written u. */
export function spelled(letters: string): string {
  return letters
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/([ln])ue/gu, '$1ve')
    .replace(/([jqxy])v/gu, '$1u')
}

/**
 * How the letters fall into syllables, the likeliest first: `fangan` is fang-an and fan-gan, `xian` is xian and xi-an, `sb` is how
 * two syllables begin.
 *
 * @param syllables all there are
 */
export function readings(typed: string, syllables: ReadonlySet<string>): Pieces[] {
  const letters = spelled(typed).slice(0, LONGEST_TYPED)
  /** At every place the best ways to get there. */
  const ways: Pieces[][] = [[[]]]
  for (let end = 1; end <= letters.length; end += 1) {
    const here: Pieces[] = []
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start += 1) {
      const piece = pieceOf(letters.slice(start, end), syllables, end === letters.length)
      if (piece !== undefined) for (const way of ways[start] ?? []) here.push([...way, piece])
    }
    ways.push(here.sort(byLikelihood).slice(0, READINGS))
  }
  return letters === '' ? [] : (ways[letters.length] ?? [])
}

function pieceOf(
  letters: string,
  syllables: ReadonlySet<string>,
  last: boolean,
): Piece | undefined {
  if (syllables.has(letters)) return { letters, whole: true }
  if (INITIALS.test(letters)) return { letters, whole: false }
  const begins = last && [...syllables].some((each) => each.startsWith(letters))
  return begins ? { letters, whole: false } : undefined
}

/** Whole syllables before begun ones, few before many, and long ones first as one reads. */
function byLikelihood(one: Pieces, other: Pieces): number {
  return begun(one) - begun(other) || one.length - other.length || lengths(other) - lengths(one)
}

/** How many are only begun. */
export function begun(pieces: Pieces): number {
  return pieces.filter((piece) => !piece.whole).length
}

/** Larger when the longer syllables come first. */
function lengths(pieces: Pieces): number {
  return pieces.reduce((sum, piece) => sum * (LONGEST_SYLLABLE + 1) + piece.letters.length, 0)
}

/** Can this be the syllable that was typed so far? */
export function fits(piece: Piece, syllable: string): boolean {
  return piece.whole ? piece.letters === syllable : syllable.startsWith(piece.letters)
}
