/** Version 1 of what a card-reader agent and the page say to each other: src/docs/card-reader.md. */
const VERSION = 1
/** In characters: a card needs a few hundred; what is longer is no message of ours. */
const LONGEST_MESSAGE = 4096

type AgentMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'card'; readonly name: string; readonly idNumber: string }
  | { readonly type: 'error'; readonly code: string }

/** What the agent said, or undefined when it is nothing of this version. */
export function messageOf(data: unknown): AgentMessage | undefined {
  if (typeof data !== 'string' || data.length > LONGEST_MESSAGE) return undefined
  const message = parsed(data)
  return message?.['version'] === VERSION ? understood(message) : undefined
}

function understood(message: Readonly<Record<string, unknown>>): AgentMessage | undefined {
  const { type, name, idNumber, code } = message
  if (type === 'ready') return { type }
  if (type === 'card' && typeof name === 'string' && typeof idNumber === 'string')
    return { type, name, idNumber }
  if (type === 'error' && typeof code === 'string') return { type, code }
  return undefined
}

/** What the page says: from now on, or no longer, somebody waits for a card. */
export function agentRequest(type: 'start' | 'stop'): string {
  return JSON.stringify({ version: VERSION, type })
}

function parsed(data: string): Record<string, unknown> | undefined {
  try {
    const message: unknown = JSON.parse(data)
    return typeof message === 'object' && message !== null ? { ...message } : undefined
  } catch {
    return undefined
  }
}
