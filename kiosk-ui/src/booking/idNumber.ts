/** An ID number of GB 11643-1999: region, date of birth, sequence, check character (ISO 7064 MOD 11-2). */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
const LENGTH = 18
const EARLIEST_YEAR = 1880

/** What is wrong with it: still too short, a day that is none, or a check character that does not fit. */
export type IdFault = 'short' | 'shape' | 'birth' | 'check'

/** As it is sent: without spaces, a small x made large. */
export function tidyIdNumber(text: string): string {
  return text.replace(/\s/gu, '').toUpperCase()
}

/** @param today nobody is born after it, `2026-11-23` */
export function idFault(text: string, today: string): IdFault | undefined {
  const number = tidyIdNumber(text)
  if (!/^[1-9]\d*X?$/u.test(number) || number.length > LENGTH) return number === '' ? 'short' : 'shape'
  if (number.length < LENGTH) return number.endsWith('X') ? 'shape' : 'short'
  if (!isBirthDate(number.slice(6, 14), today)) return 'birth'
  return checkCharacter(number.slice(0, LENGTH - 1)) === number.at(-1) ? undefined : 'check'
}

/** The check character of the first seventeen digits. */
export function checkCharacter(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(seventeen[place]), 0)
  return CHECK_CHARACTERS[sum % CHECK_CHARACTERS.length] ?? ''
}

function isBirthDate(digits: string, today: string): boolean {
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const time = Date.parse(`${date}T00:00:00Z`)
  return (
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(date) &&
    Number(digits.slice(0, 4)) >= EARLIEST_YEAR &&
    date <= today
  )
}
