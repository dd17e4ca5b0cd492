import { expect, it } from 'vitest'
import { type ServerEvent, serverEvents } from './serverEvents'

async function heard(...pieces: string[]): Promise<ServerEvent[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      pieces.forEach((piece) => {
        controller.enqueue(new TextEncoder().encode(piece))
      })
      controller.close()
    },
  })
  const events: ServerEvent[] = []
  for await (const event of serverEvents(stream)) events.push(event)
  return events
}

it('reads events, wherever the stream is cut', async () => {
  const text =
    'id: 7\nevent: playlist\ndata: {"version":3}\n\n: a comment\n\nevent: heartbeat\ndata: x\n\n'
  const whole = [
    { id: '7', event: 'playlist', data: '{"version":3}' },
    { id: undefined, event: 'heartbeat', data: 'x' },
  ]
  await expect(heard(text)).resolves.toEqual(whole)
  await expect(heard(...Array.from(text))).resolves.toEqual(whole)
})

it('takes every kind of line end, and joins lines of data', async () => {
  await expect(heard('event: a\r\ndata: 1\r\ndata: 2\r\n\r\n')).resolves.toEqual([
    { id: undefined, event: 'a', data: '1\n2' },
  ])
})

it('leaves out what has no data, and what is not finished', async () => {
  await expect(heard('retry: 2000\nid: 9\n\nevent: a\ndata: 1')).resolves.toEqual([])
})

it('gives up an event without an end', async () => {
  await expect(heard(`data: ${'x'.repeat(300_000)}`)).rejects.toThrow(RangeError)
})
