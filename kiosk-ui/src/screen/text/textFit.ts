/** Returns the width of a text in Chinese characters. Latin letters and digits take a little more than half of one. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2e80 ? 0.58 : 1
  return width
}

/** A box for text: its width and height, and the height of a line in letters. */
export interface TextBox {
  readonly width: number
  readonly height: number
  readonly line: number
}

/** Returns the largest size at which a text fits its box, or else the smallest. The sizes come from large to small. */
export function sizeFor(
  text: string,
  { width, height, line }: TextBox,
  sizes: readonly number[],
): number {
  const fitting = sizes.find(
    (size) => linesOf(text, Math.floor(width / size)) * size * line <= height,
  )
  return fitting ?? sizes.at(-1) ?? 0
}

function linesOf(text: string, letters: number): number {
  return text
    .split('\n')
    .reduce((lines, part) => lines + Math.max(1, Math.ceil(widthOf(part) / letters)), 0)
}

/**
 * A text in pieces of about so many letters, cut after a line or a sentence: what does not fit one turn goes on in the next.
 */
export function splitText(text: string, letters: number): string[] {
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

/** Cuts a sentence without an end where the piece is full. */
function cut(part: string, letters: number): string[] {
  if (widthOf(part) <= letters) return [part]
  const characters = Array.from(part)
  const some: string[] = []
  while (characters.length > 0) some.push(characters.splice(0, letters).join(''))
  return some
}
