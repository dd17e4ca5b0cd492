import { WebSocket, WebSocketServer } from 'ws'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Card, CardReader } from '@/citizen/card/card'
import { createAgentReader } from './agentReader'
import { combineReaders } from './cardReader'
import { createSimulatedReader, SAMPLE } from './simulatedReader'
import { createWedgeReader } from './wedgeReader'

/** A reader on a bench, and the hand that lays cards on it. */
interface Workbench {
  readonly reader: CardReader
  /** Does it know the name? */
  readonly named: boolean
  deliver(idNumber: string): void
  clear(): void
}

function simulated(): Workbench {
  const reader = createSimulatedReader()
  return { reader, named: true, deliver: reader.simulate, clear: () => undefined }
}

function burst(keys: string, gap = 5): void {
  let at = performance.now()
  for (const key of [...Array.from(keys), 'Enter']) {
    at += gap
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: at })
    const { activeElement } = document
    const target = activeElement ?? document.body
    const goesOn = target.dispatchEvent(event)
    if (goesOn && key !== 'Enter' && activeElement instanceof HTMLInputElement)
      activeElement.value += key
  }
}

function wedge(): Workbench {
  return {
    reader: createWedgeReader(window, true),
    named: false,
    deliver: burst,
    clear: () => undefined,
  }
}

async function agent(): Promise<Workbench> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise((done) => server.once('listening', done))
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      if (data.toString().includes('"start"')) socket.send('{"version":1,"type":"ready"}')
    })
  })
  const { port } = server.address() as AddressInfo
  return {
    reader: createAgentReader(port, (address) => new WebSocket(address)),
    named: true,
    deliver: (idNumber) => {
      const card = JSON.stringify({ version: 1, type: 'card', name: SAMPLE.name, idNumber })
      for (const client of server.clients) client.send(card)
    },
    clear: () => {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

const READERS = { simulated, wedge, agent }

describe.each(Object.entries(READERS))('%s reader', (_name, make) => {
  let bench: Workbench | undefined
  afterEach(() => {
    bench?.reader.stop()
    bench?.clear()
  })

  it('tells a card once to those who listen', async () => {
    bench = await make()
    const cards: Card[] = []
    const end = bench.reader.onCard((card) => cards.push(card))
    bench.reader.start()
    await vi.waitUntil(() => bench?.reader.state.value === 'ready')
    bench.deliver(SAMPLE.idNumber)
    await vi.waitUntil(() => cards.length > 0)
    expect(cards).toEqual([{ name: bench.named ? SAMPLE.name : '', idNumber: SAMPLE.idNumber }])
    end()
    bench.deliver(SAMPLE.idNumber)
    expect(cards).toHaveLength(1)
  })

  it('tells nothing when it has stopped, and can start again', async () => {
    bench = await make()
    const cards: Card[] = []
    bench.reader.onCard((card) => cards.push(card))
    bench.reader.start()
    await vi.waitUntil(() => bench?.reader.state.value === 'ready')
    bench.reader.stop()
    bench.deliver(SAMPLE.idNumber)
    bench.reader.start()
    await vi.waitUntil(() => bench?.reader.state.value === 'ready')
    expect(cards).toEqual([])
    bench.deliver(SAMPLE.idNumber)
    await vi.waitUntil(() => cards.length > 0)
    expect(cards).toHaveLength(1)
  })
})

describe('a wedge reader', () => {
  it('leaves alone what a hand types, numbers that are none, and cards nobody waits for', () => {
    const field = document.body.appendChild(document.createElement('input'))
    field.value = '老'
    field.focus()
    const reader = createWedgeReader(window, false)
    reader.start()
    burst(SAMPLE.idNumber)
    expect(field.value).toBe(`老${SAMPLE.idNumber}`)

    const listener = vi.fn<(card: Card) => void>()
    reader.onCard(listener)
    field.value = ''
    burst(SAMPLE.idNumber, 120)
    burst('123456789012345678')
    expect(listener).not.toHaveBeenCalled()
    expect(field.value).toBe(`${SAMPLE.idNumber}123456789012345678`)

    field.value = '老'
    burst(SAMPLE.idNumber)
    expect(listener).toHaveBeenCalledOnce()
    expect(field.value).toBe('老')
    expect(reader.state.value).toBe('silent')
    reader.stop()
    field.remove()
  })
})

describe('an agent', () => {
  it('that goes is looked for again, and what it says in another language is not heard', async () => {
    const bench = await agent()
    const cards: Card[] = []
    bench.reader.onCard((card) => cards.push(card))
    bench.reader.start()
    await vi.waitUntil(() => bench.reader.state.value === 'ready')
    bench.deliver('1')
    bench.clear()
    await vi.waitUntil(() => bench.reader.state.value === 'away')
    expect(cards).toEqual([])
    bench.reader.stop()
    expect(bench.reader.state.value).toBe('silent')
  })

  it('that no browser would connect to is away, and the page stands', () => {
    const reader = createAgentReader(99_999, () => {
      throw new SyntaxError('no such port')
    })
    reader.start()
    expect(reader.state.value).toBe('away')
    reader.stop()
  })
})

it('several readers are one, which reads only while somebody waits', () => {
  const simulatedReader = createSimulatedReader()
  const reader = combineReaders([createWedgeReader(window, false), simulatedReader])
  const cards: Card[] = []
  const end = reader.onCard((card) => cards.push(card))
  expect(reader.state.value).toBe('ready')
  simulatedReader.simulate()
  burst(SAMPLE.idNumber)
  expect(cards).toHaveLength(2)
  end()
  expect(reader.state.value).toBe('silent')
})
