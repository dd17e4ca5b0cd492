import type { FieldMode } from '@/citizen/field/field'
import type { Field } from './details'

/** How a field is typed, and how long it may be. */
export const FIELD_SHAPES: Readonly<
  Record<
    Field,
    { readonly mode: FieldMode; readonly maxlength: number; readonly autocomplete?: string }
  >
> = {
  name: { mode: 'pinyin', maxlength: 30, autocomplete: 'name' },
  idNumber: { mode: 'id', maxlength: 18, autocomplete: 'username' },
  phone: { mode: 'digits', maxlength: 11, autocomplete: 'tel-national' },
  password: { mode: 'password', maxlength: 64, autocomplete: 'current-password' },
  proxyName: { mode: 'pinyin', maxlength: 30 },
  proxyIdNumber: { mode: 'id', maxlength: 18 },
  address: { mode: 'pinyin', maxlength: 100, autocomplete: 'street-address' },
  need: { mode: 'pinyin', maxlength: 200 },
}

/** Fields with a word of explanation: all but those that explain themselves. */
export const HINTED: ReadonlySet<Field> = new Set([
  'name',
  'idNumber',
  'phone',
  'password',
  'address',
  'need',
])
