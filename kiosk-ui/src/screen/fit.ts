/** How wide a text is, in letters of Chinese: Latin letters and digits take a little more than half of one. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2e80 ? 0.58 : 1
  return width
}

/** The largest size of letters, in steps, at which a text fits a width in so many lines; at least the smallest. */
export function sizeFor(
  text: string,
  width: number,
  lines: number,
  sizes: readonly number[],
): number {
  const letters = widthOf(text)
  const fitting = sizes.find((size) => Math.ceil(letters / Math.floor(width / size)) <= lines)
  return fitting ?? sizes.at(-1) ?? 0
}

/**
 * A text in pieces of about so many letters, cut after a line or a sentence: what does not fit one turn goes on in the next.
 */
export function instalments(text: string, letters: number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const part of text.match(/[^\n。！？；]*(?:[\n。！？；]+|$)/gu) ?? []) {
    for (const some of cut(part, letters)) {
      if (piece !== '' && widthOf(piece) + widthOf(some) > letters) {
        pieces.push(piece.trim())
        piece = ''
      }
      piece += some
    }
  }
  if (piece.trim() !== '') pieces.push(piece.trim())
  return pieces.length === 0 ? [''] : pieces
}

/** A sentence without an end is cut where the piece is full. */
function cut(part: string, letters: number): string[] {
  if (widthOf(part) <= letters) return [part]
  const characters = Array.from(part)
  const some: string[] = []
  while (characters.length > 0) some.push(characters.splice(0, letters).join(''))
  return some
}
