import { type Component, inject, type InjectionKey } from 'vue'
import PlainField from './PlainField.vue'

/** What is typed: Chinese and anything else; a telephone number or other digits; an ID number; a password. */
export type FieldMode = 'pinyin' | 'digits' | 'id' | 'password'

/** A field with its label, on every surface. Its value is the text as it was typed (`v-model`). */
export interface FieldProps {
  readonly label: string
  readonly mode?: FieldMode | undefined
  /** The hint below the label as long as there is no error. */
  readonly hint?: string | undefined
  /** The error of the field in the citizen's words. It is read out and shown with the field. */
  readonly error?: string | undefined
  /** At most so many characters; an ID number has 18 and a mobile number 11 by themselves. */
  readonly maxlength?: number | undefined
  readonly required?: boolean | undefined
  /** For `autocomplete` on a citizen's own phone; a kiosk keeps it off. */
  readonly autocomplete?: string | undefined
  /** Words of the hall that candidates shall know, such as the names of its items. */
  readonly words?: readonly string[] | undefined
  /** The on-screen keyboard is open from the beginning: a page whose only matter is this field. */
  readonly opened?: boolean | undefined
  /** What the keyboard's last key says, such as 搜索; 完成 without it. */
  readonly done?: string | undefined
}

/** The longest text a field of a mode can need. */
export const LONGEST: Readonly<Record<FieldMode, number>> = {
  pinyin: 100,
  digits: 11,
  id: 18,
  password: 64,
}

/** The surface's own field; without one, the plain field of a browser. */
export const FIELD: InjectionKey<Component> = Symbol('field')

export function useField(): Component {
  return inject(FIELD, PlainField)
}
