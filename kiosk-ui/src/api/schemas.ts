import type { components } from './generated'

/** What the interface document says under this name: what the server sends or takes, as JSON. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

/** The words, if the list names every one of them; when the document knows one more, this does not compile. */
export type Listed<Word extends List[number], List extends readonly string[]> = Word
