/** The weights of GB 11643-1999 for the first seventeen places. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'
/**
 * Provinces and their equals (GB/T 2260): Taiwan 71 and 83, Hong Kong 81, Macao 82. A foreigner who lives here for good has a number
 * that begins with 9, the province behind it.
 */
const PROVINCES =
  /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]))/u

/** Why a number cannot be one. */
type IdNumberFault = 'length' | 'region' | 'date' | 'check'

/** A number as it is kept and compared: without spaces, with a capital X. */
export function plainIdNumber(typed: string): string {
  return typed.replace(/\s/gu, '').toUpperCase()
}

/**
 * What is wrong with an ID number (公民身份号码, GB 11643-1999), or undefined.
 *
 * @param today whoever is born later is not yet born
 */
export function idNumberFault(typed: string, today: Date = new Date()): IdNumberFault | undefined {
  const number = plainIdNumber(typed)
  if (!/^\d{17}[\dX]$/u.test(number)) return 'length'
  if (!PROVINCES.test(number)) return 'region'
  if (!isBirthday(number.slice(6, 14), today)) return 'date'
  return checkDigit(number.slice(0, 17)) === number[17] ? undefined : 'check'
}

export function isIdNumber(typed: string, today?: Date): boolean {
  return idNumberFault(typed, today) === undefined
}

/** The eighteenth place for seventeen digits (ISO 7064:1983, MOD 11-2). */
export function checkDigit(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0)
  return CHECK_DIGITS[sum % 11] ?? ''
}

/** A mobile number of the mainland: eleven digits that begin with 1 and no lower than 3 behind it. */
export function isMobile(typed: string): boolean {
  return /^1[3-9]\d{9}$/u.test(typed.replace(/\s/gu, ''))
}

function isBirthday(digits: string, today: Date): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number)
  if (year === undefined || month === undefined || day === undefined || year < 1850) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date <= today
}
