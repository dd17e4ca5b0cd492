import { computed } from 'vue'
import type { Card, CardReader, CardState } from '@/citizen/card/card'
import { AGENT_PORT, createAgentReader } from './agentReader'
import { createSimulatedReader } from './simulatedReader'
import { createWedgeReader } from './wedgeReader'

/**
 * The readers of this kiosk, as its address names them: `?card=agent`, `?card=agent:17880`, `?card=wedge`, `?card=simulated`. A
 * wedge reader always works, also unnamed, but only a named one is promised to the citizen.
 */
export function createCardReader(asked: string | null, target: EventTarget = window): CardReader {
  const agent = /^agent(?::(\d{2,5}))?$/u.exec(asked ?? '')
  const simulated = asked === 'simulated' ? createSimulatedReader() : undefined
  const readers: CardReader[] = [createWedgeReader(target, asked === 'wedge')]
  if (agent) readers.push(createAgentReader(Number(agent[1] ?? AGENT_PORT)))
  if (simulated) readers.push(simulated)
  return { ...combineReaders(readers), ...(simulated && { simulate: simulated.simulate }) }
}

/** Several readers as one. They read only while somebody waits for a card. */
export function combineReaders(readers: readonly CardReader[]): CardReader {
  let waiting = 0
  const state = computed<CardState>(() => {
    const states = readers.map((reader) => reader.state.value)
    return (['ready', 'away'] as const).find((each) => states.includes(each)) ?? 'silent'
  })

  function start(): void {
    for (const reader of readers) reader.start()
  }

  function stop(): void {
    for (const reader of readers) reader.stop()
  }

  function onCard(listener: (card: Card) => void): () => void {
    const ends = readers.map((reader) => reader.onCard(listener))
    waiting += 1
    if (waiting === 1) start()
    return () => {
      for (const end of ends.splice(0)) end()
      waiting -= 1
      if (waiting === 0) stop()
    }
  }

  return { state, start, stop, onCard }
}
