import type { FieldMode } from '@/citizen/field/field'

/** What the keyboard shows: pinyin, letters as they are, digits and signs, or the pad of digits. */
export type Layer = 'pinyin' | 'latin' | 'signs' | 'pad'

export const LETTERS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].map((row) => Array.from(row))

/** Digits, then what Chinese text, addresses and mail need. */
export const SIGNS = ['1234567890', '，。？！、：；“”', '（）—-@._/'].map((row) => Array.from(row))

/** What a password may have beside letters and digits. */
export const PASSWORD_SIGNS = ['1234567890', '!@#$%^&*?', '-_+=.,/'].map((row) => Array.from(row))

export const DIGITS = Array.from('1234567890')

/** The layers of a mode; the first is open when it is touched. */
export const LAYERS: Readonly<Record<FieldMode, readonly [Layer, ...Layer[]]>> = {
  pinyin: ['pinyin', 'latin', 'signs'],
  digits: ['pad'],
  id: ['pad'],
  password: ['latin', 'signs'],
}
