import { inject, type InjectionKey, onScopeDispose, type Ref, shallowRef } from 'vue'

/** The data that is taken from an ID card. */
export interface Card {
  /** The name is empty when the reader gives the number alone. */
  readonly name: string
  /** Checked: GB 11643-1999, with a capital X. */
  readonly idNumber: string
}

/**
 * - `silent`: a card would be taken, but nobody knows whether there is a reader, so nothing is promised
 * - `ready`: a reader is there
 * - `away`: there should be a reader, and it does not answer
 */
export type CardState = 'silent' | 'ready' | 'away'

/** A reader of ID cards. Nothing of a card stays in it: it is told to whoever listens, and forgotten. */
export interface CardReader {
  readonly state: Readonly<Ref<CardState>>
  start(): void
  stop(): void
  /** @returns what ends the listening */
  onCard(listener: (card: Card) => void): () => void
  /** Lays a card on the reader. Only the simulated reader has it. */
  readonly simulate?: () => void
}

export const CARD_READER: InjectionKey<CardReader> = Symbol('card reader')

/** Receives cards while this component is mounted. A phone has no reader. */
export function useCard(listener: (card: Card) => void) {
  const reader = inject(CARD_READER, undefined)
  if (reader === undefined) return { state: shallowRef<CardState>('silent'), simulate: undefined }
  onScopeDispose(reader.onCard(listener))
  return { state: reader.state, simulate: reader.simulate }
}
