import { idNumberFault, isMobile, plainIdNumber } from '@/citizen/idNumber'
import type { BookingRequest } from '../model/bookings'
import type { Channel } from '@/guide/catalogue'

/** The texts that a citizen types. The last two belong to a home visit, the two of 代办 to a booking for another person. */
export interface Details {
  name: string
  idNumber: string
  phone: string
  password: string
  isProxy: boolean
  proxyName: string
  proxyIdNumber: string
  address: string
  need: string
}

/** The fields that are typed. */
export type Field = Exclude<keyof Details, 'isProxy'>

/** The fault of a field. Its text is `booking.fault.<fault>`. */
export type Fault =
  | 'nameEmpty'
  | 'nameShape'
  | 'idEmpty'
  | 'idShort'
  | 'idRegion'
  | 'idDate'
  | 'idCheck'
  | 'phoneEmpty'
  | 'phoneShort'
  | 'phoneShape'
  | 'passwordEmpty'
  | 'passwordShort'
  | 'passwordKnown'
  | 'addressEmpty'

export type Faults = Partial<Record<Field, Fault>>

export const NO_DETAILS: Details = {
  name: '',
  idNumber: '',
  phone: '',
  password: '',
  isProxy: false,
  proxyName: '',
  proxyIdNumber: '',
  address: '',
  need: '',
}

const LONGEST_NAME = 30
const SHORTEST_PASSWORD = 8
const PHONE_LENGTH = 11

/** Returns the fields to fill in, in their order. */
export function fieldsOf(
  channel: Channel,
  isProxy: boolean,
  isSignedIn: boolean,
): readonly Field[] {
  return [
    ...(isSignedIn ? [] : (['name', 'idNumber', 'phone', 'password'] as const)),
    ...(isProxy ? (['proxyName', 'proxyIdNumber'] as const) : []),
    ...(channel === 'HOME_VISIT' ? (['address', 'need'] as const) : []),
  ]
}

/** Returns the faults that prevent the booking. */
export function faultsOf(details: Details, fields: readonly Field[], today: Date): Faults {
  const faults: Faults = {}
  for (const field of fields) {
    const fault = RULES[field](details[field].trim(), details, today)
    if (fault !== undefined) faults[field] = fault
  }
  return faults
}

/** Says whether the citizen may still be typing. The page shows such a fault only when they go on. */
export function isUnfinished(fault: Fault): boolean {
  return fault.endsWith('Empty') || fault.endsWith('Short')
}

const nothing = () => undefined

/** The rule of each field. It receives the text without the spaces around it. */
const RULES: Readonly<
  Record<Field, (text: string, details: Details, today: Date) => Fault | undefined>
> = {
  name: faultOfName,
  idNumber: (text, _details, today) => faultOfId(text, today),
  phone: faultOfPhone,
  password: (_text, details) => faultOfPassword(details),
  proxyName: faultOfName,
  proxyIdNumber: (text, _details, today) => faultOfId(text, today),
  address: (text) => (text === '' ? 'addressEmpty' : undefined),
  need: nothing,
}

function faultOfName(name: string): Fault | undefined {
  if (name === '') return 'nameEmpty'
  const isName = /^[\p{L}\p{M}·•・ '’‑-]+$/u.test(name) && Array.from(name).length <= LONGEST_NAME
  return isName ? undefined : 'nameShape'
}

const ID_FAULTS = {
  length: 'idShort',
  region: 'idRegion',
  date: 'idDate',
  check: 'idCheck',
} as const

function faultOfId(text: string, today: Date): Fault | undefined {
  if (text === '') return 'idEmpty'
  const fault = idNumberFault(text, today)
  return fault === undefined ? undefined : ID_FAULTS[fault]
}

function faultOfPhone(text: string): Fault | undefined {
  const phone = tidyPhone(text)
  if (phone === '') return 'phoneEmpty'
  if (isMobile(phone)) return undefined
  return /^1(?:[3-9]\d*)?$/u.test(phone) && phone.length < PHONE_LENGTH
    ? 'phoneShort'
    : 'phoneShape'
}

function faultOfPassword({ password, idNumber, phone }: Details): Fault | undefined {
  if (password === '') return 'passwordEmpty'
  if (Array.from(password).length < SHORTEST_PASSWORD) return 'passwordShort'
  const known = [plainIdNumber(idNumber), tidyPhone(phone)]
  return known.includes(password.toUpperCase()) ? 'passwordKnown' : undefined
}

const tidyPhone = (text: string) => text.replace(/[\s-]/gu, '')

/** The place that is wanted. */
type Wanted = Pick<BookingRequest, 'hold' | 'slot' | 'item' | 'channel'>

/** Returns the request. It names a person only when nobody is signed in. */
export function requestOf(details: Details, wanted: Wanted, isSignedIn: boolean): BookingRequest {
  const isVisit = wanted.channel === 'HOME_VISIT'
  const need = details.need.trim()
  return {
    ...wanted,
    ...(isSignedIn
      ? {}
      : {
          name: details.name.trim(),
          idNumber: plainIdNumber(details.idNumber),
          phone: tidyPhone(details.phone),
          password: details.password,
        }),
    ...(details.isProxy
      ? {
          behalfOf: {
            name: details.proxyName.trim(),
            idNumber: plainIdNumber(details.proxyIdNumber),
          },
        }
      : {}),
    ...(isVisit ? { address: details.address.trim() } : {}),
    ...(isVisit && need !== '' ? { need } : {}),
  }
}
