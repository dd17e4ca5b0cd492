import type { CardReader } from '@/citizen/card/card'
import { checkDigit } from '@/citizen/idNumber'
import { createCardListeners } from './cardListeners'

const NUMBER = '43010319500308002'
/** Nobody's card: the number of a person who does not exist, with the digit that checks it. */
export const SAMPLE = { name: '张桂兰', idNumber: NUMBER + checkDigit(NUMBER) }

/** For demonstrations: a button lays a card on. */
export function createSimulatedReader(): CardReader & { readonly simulate: () => void } {
  const { state, onCard, deliver } = createCardListeners('silent')

  return {
    state,
    onCard,
    start: () => {
      state.value = 'ready'
    },
    stop: () => {
      state.value = 'silent'
    },
    simulate: () => {
      if (state.value === 'ready') deliver(SAMPLE.name, SAMPLE.idNumber)
    },
  }
}
