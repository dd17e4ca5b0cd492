import type { CardReader } from '@/citizen/card/card'
import { messageOf, agentRequest } from './agentMessages'
import { createCardListeners } from './cardListeners'

/** Where the agent listens on this machine (src/docs/card-reader.md). */
export const AGENT_PORT = 17880

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** What is used of a WebSocket. */
export type Socket = Pick<WebSocket, 'addEventListener' | 'send' | 'close' | 'readyState'>

/**
 * A program on the same machine that drives the reader, asked over the loopback address alone. When it is away, it is looked for
 * again, in longer and longer pauses.
 */
export function createAgentReader(
  port: number,
  connect: (address: string) => Socket = (address) => new WebSocket(address),
): CardReader {
  const { state, onCard, deliver } = createCardListeners('silent')
  let socket: Socket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_PAUSE_MS
  let wanted = false

  function open(): void {
    const mine = connected(() => connect(`ws://127.0.0.1:${port}`))
    if (mine === undefined) {
      lose()
      return
    }
    socket = mine
    mine.addEventListener('open', () => {
      if (socket === mine) mine.send(agentRequest('start'))
      else mine.close()
    })
    mine.addEventListener('message', ({ data }) => {
      if (socket === mine) hear(data)
    })
    mine.addEventListener('close', () => {
      if (socket === mine) lose()
    })
    // A close follows every error.
    mine.addEventListener('error', () => undefined)
  }

  function hear(data: unknown): void {
    const message = messageOf(data)
    if (message?.type === 'ready') {
      state.value = 'ready'
      pause = FIRST_PAUSE_MS
    } else if (message?.type === 'card') deliver(message.name, message.idNumber)
    // A card that could not be read is laid on once more; anything else means that there is no reader to lay it on.
    else if (message?.type === 'error' && message.code !== 'unreadable') state.value = 'away'
  }

  function lose(): void {
    socket = undefined
    state.value = 'away'
    timer = setTimeout(open, pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }

  function start(): void {
    if (wanted) return
    wanted = true
    pause = FIRST_PAUSE_MS
    open()
  }

  function stop(): void {
    wanted = false
    clearTimeout(timer)
    const left = socket
    socket = undefined
    state.value = 'silent'
    // One that is still opening closes itself as soon as it is open.
    if (left?.readyState !== 1) return
    left.send(agentRequest('stop'))
    left.close()
  }

  return { state, onCard, start, stop }
}

/** Nothing for a port that is none, and in a browser that does not let a page with TLS ask its own machine. */
function connected(connect: () => Socket): Socket | undefined {
  try {
    return connect()
  } catch {
    return undefined
  }
}
