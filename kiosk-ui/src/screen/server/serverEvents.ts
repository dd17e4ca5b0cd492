/** One event of a stream (HTML Standard, 9.2): its name, its data, and the id to go on after. */
export interface ServerEvent {
  readonly event: string
  readonly data: string
  readonly id: string | undefined
}

/** More than any event of ours; a stream without line ends must not fill the memory. */
const LONGEST = 256 * 1024

/**
 * The events of a stream, as the HTML standard reads `text/event-stream`. Not EventSource, which can send no token.
 * Ends when the stream ends and throws when it breaks.
 */
export async function* serverEvents(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerEvent> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      rest += decoder.decode(value, { stream: true })
      const blocks = rest.split(/\r?\n\r?\n|\r\r/)
      rest = blocks.pop() ?? ''
      if (rest.length > LONGEST) throw new RangeError('an event without an end')
      for (const block of blocks) {
        const event = eventOf(block)
        if (event) yield event
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function eventOf(block: string): ServerEvent | undefined {
  const fields = block
    .split(/\r?\n|\r/)
    .map((line) => /^([^:]+):? ?(.*)$/.exec(line))
    .filter((found) => found !== null)
  const all = (name: string) =>
    fields.filter((each) => each[1] === name).map((each) => each[2] ?? '')
  const data = all('data')
  if (data.length === 0) return undefined
  return { event: all('event').at(-1) ?? 'message', data: data.join('\n'), id: all('id').at(-1) }
}

/** A text of an event's JSON; empty: none is there. */
export function textIn(data: string, name: string): string {
  try {
    const found = (JSON.parse(data) as Record<string, unknown>)[name]
    return typeof found === 'string' ? found : ''
  } catch {
    return ''
  }
}
