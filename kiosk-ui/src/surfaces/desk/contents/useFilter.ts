import { reactive } from 'vue'
import type { Filter } from './contents'

type Writable<T> = { -readonly [name in keyof T]: T[name] }

/** What was looked for last; it is still there when somebody comes back from a text. */
const filter = reactive<Writable<Filter>>({ kind: '', state: '', q: '' })

/** The one filter of the list, shared by all who show it. */
export function useFilter(): Writable<Filter> {
  return filter
}
