import type { FieldMode } from '@/citizen/field/field'

/** A text and the place in it where one types. */
export interface Typed {
  readonly text: string
  readonly caret: number
}

/** @param longest what does not fit is not typed */
export function insert({ text, caret }: Typed, more: string, longest: number): Typed {
  const fitting = more.slice(0, Math.max(0, longest - text.length))
  return {
    text: text.slice(0, caret) + fitting + text.slice(caret),
    caret: caret + fitting.length,
  }
}

/** Takes the character before the caret away, a rare one of two halves as a whole. */
export function erase({ text, caret }: Typed): Typed {
  const before = Array.from(text.slice(0, caret)).slice(0, -1).join('')
  return { text: before + text.slice(caret), caret: before.length }
}

/** What a mode lets through: a pad of digits has no letters. */
export function allowed(typed: string, mode: FieldMode): string {
  if (mode === 'digits') return typed.replace(/\D/gu, '')
  if (mode === 'id') return typed.toUpperCase().replace(/[^\dX]/gu, '')
  return typed
}

const GROUPS = /^(.{0,6})(.{0,8})(.*)$/u

/** As a field shows it: an ID number in groups of 6, 8 and 4, as it can be compared with the card. */
export function displayText(text: string, mode: FieldMode): string {
  if (mode !== 'id') return text
  return (GROUPS.exec(text)?.slice(1) ?? [text]).filter(Boolean).join(' ')
}

/** Where the caret of the text stands in what is shown. */
export function displayCaret(caret: number, mode: FieldMode): number {
  if (mode !== 'id') return caret
  return caret + (caret > 6 ? 1 : 0) + (caret > 14 ? 1 : 0)
}

/** Where the caret of the displayed text stands in the text. */
export function textCaret(field: string, caret: number, mode: FieldMode): number {
  return allowed(field.slice(0, caret), mode).length
}
