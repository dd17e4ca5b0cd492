import { randomInt } from 'node:crypto'
import type { Page } from 'playwright-core'
import { checkDigit } from '@/citizen/idNumber'

/** A person who does not exist. The ID number passes every check. */
export interface Citizen {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly password: string
}

const two = (number: number) => String(number).padStart(2, '0')

/** Each test has a citizen of its own, because the server knows who has booked before and allows one booking of an item. */
export function newCitizen(): Citizen {
  const birthday = `${randomInt(1940, 2000)}${two(randomInt(1, 13))}${two(randomInt(1, 29))}`
  const seventeen = `510101${birthday}${String(randomInt(1, 1000)).padStart(3, '0')}`
  return {
    name: '王秀英',
    idNumber: `${seventeen}${checkDigit(seventeen)}`,
    phone: `139${String(randomInt(0, 100_000_000)).padStart(8, '0')}`,
    password: '桂花树下等你来吃饭',
  }
}

/** The text to type, by the name of its field. */
export type Fields = Readonly<Record<string, string>>

export async function fillFields(page: Page, fields: Fields): Promise<void> {
  for (const [field, text] of Object.entries(fields))
    await page.locator(`[data-field="${field}"] input`).fill(text)
}
