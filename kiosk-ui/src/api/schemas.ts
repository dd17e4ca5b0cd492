import type { components } from './generated'

/** The JSON that the server sends or takes, as the interface document defines it under this name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

/** The words of an enumeration. The code does not compile when the list misses a word of the document. */
export type Listed<Word extends List[number], List extends readonly string[]> = Word
