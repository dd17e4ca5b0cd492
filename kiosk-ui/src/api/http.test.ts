import { afterEach, expect, it, vi } from 'vitest'
import { json, send } from './http'
import { Problem } from './problem'

afterEach(() => vi.unstubAllGlobals())

const answering = (response: Response) => {
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(response))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

it('sends a body as JSON with the token beside it', async () => {
  const fetched = answering(Response.json({ done: true }))
  await expect(json('/api/x', { method: 'POST', body: { a: 1 }, token: 't' })).resolves.toEqual({
    done: true,
  })
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({
    method: 'POST',
    body: '{"a":1}',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer t' },
  })
})

it('turns a refusal into its problem', async () => {
  answering(
    Response.json(
      { type: '/problems/own-content', title: '不能审核自己的内容', detail: '请由他人审核' },
      { status: 409 },
    ),
  )
  const refusal = await send('/api/x').catch((failure: unknown) => failure)
  expect(refusal).toBeInstanceOf(Problem)
  expect((refusal as Problem).word).toBe('own-content')
  expect((refusal as Problem).message).toBe('请由他人审核')
})

it('makes a problem of an answer that is none', async () => {
  answering(new Response('<html>', { status: 502, statusText: 'Bad Gateway' }))
  await expect(send('/api/x')).rejects.toMatchObject({ status: 502, title: 'Bad Gateway' })
})

it('takes 304 for an answer', async () => {
  answering(new Response(null, { status: 304 }))
  await expect(send('/api/x')).resolves.toMatchObject({ status: 304 })
})

it('waits no longer than whoever asked', async () => {
  const fetched = answering(new Response('{}'))
  const asker = new AbortController()
  await send('/api/x', { signal: asker.signal })
  const signal = fetched.mock.calls[0]?.[1]?.signal
  expect(signal?.aborted).toBe(false)
  asker.abort('changed my mind')
  expect(signal?.aborted).toBe(true)
  expect(signal?.reason).toBe('changed my mind')
})
