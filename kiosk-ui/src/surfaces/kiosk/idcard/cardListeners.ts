import { shallowRef } from 'vue'
import type { Card, CardState } from '@/citizen/card/card'
import { isIdNumber, plainIdNumber } from '@/citizen/idNumber'

/** No name on a Chinese card is longer; what is, comes from no card. */
const LONGEST_NAME = 60

/** What every adapter has: its state, and those who listen. A card that cannot be one is told to nobody. */
export function createCardListeners(first: CardState) {
  const listeners = new Set<(card: Card) => void>()
  const state = shallowRef<CardState>(first)

  function onCard(listener: (card: Card) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  /**
   * @param before is done first, when it is a card and somebody wants it
   * @returns whether somebody took it
   */
  function deliver(name: string, idNumber: string, before = () => {}): boolean {
    if (listeners.size === 0 || name.length > LONGEST_NAME || !isIdNumber(idNumber)) return false
    before()
    const card = { name: name.trim(), idNumber: plainIdNumber(idNumber) }
    for (const listener of listeners) listener(card)
    return true
  }

  return { state, onCard, deliver }
}
