import { afterEach, expect, it, vi } from 'vitest'
import { asProblem, UNREACHED } from './problem'
import { createCalls } from './calls'

afterEach(() => vi.unstubAllGlobals())

function answering(...answers: (Response | Error)[]) {
  const fetched = vi.fn<typeof fetch>(() => {
    const answer = answers.shift() ?? new Response(null, { status: 204 })
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}

const sentWith = (fetched: ReturnType<typeof answering>, call: number) =>
  fetched.mock.calls[call]?.[1]?.headers as Record<string, string>

const refused = (status: number, headers = {}) => Response.json({ title: 'x' }, { status, headers })

const failure = async (call: Promise<unknown>) =>
  asProblem(await call.catch((thrown: unknown) => thrown))

it('says who asks and in which language, and leaves empty parameters out', async () => {
  const fetched = answering(Response.json({ contents: [] }))
  const calls = createCalls(() => 'zh-CN', { token: () => 'secret', renew: () => never() })
  await calls('/api/x', { query: { kind: '', q: '电工', after: undefined } })
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/x?q=%E7%94%B5%E5%B7%A5')
  expect(sentWith(fetched, 0)).toMatchObject({
    'Accept-Language': 'zh-CN',
    Authorization: 'Bearer secret',
  })
})

const never = (): Promise<boolean> => Promise.reject(new Error('nobody asked for it'))

it('renews the token once after a 401 and asks again with the new one', async () => {
  const fetched = answering(refused(401), Response.json({ done: true }))
  let token = 'old'
  const renew = () => {
    token = 'new'
    return Promise.resolve(true)
  }
  const calls = createCalls(() => 'en', { token: () => token, renew })
  await expect(calls('/api/x')).resolves.toEqual({ done: true })
  expect(sentWith(fetched, 1)).toMatchObject({ Authorization: 'Bearer new' })
})

it('does not try a wrong password twice', async () => {
  const fetched = answering(
    Response.json({ type: '/problems/wrong-credentials' }, { status: 401 }),
    Response.json({}),
  )
  const calls = createCalls(() => 'en', { token: () => 't', renew: () => Promise.resolve(true) })
  expect((await failure(calls('/api/x'))).word).toBe('wrong-credentials')
  expect(fetched).toHaveBeenCalledTimes(1)
})

it('does not ask a third time', async () => {
  const fetched = answering(refused(401), refused(401))
  const calls = createCalls(() => 'en', { token: () => 't', renew: () => Promise.resolve(true) })
  expect((await failure(calls('/api/x'))).status).toBe(401)
  expect(fetched).toHaveBeenCalledTimes(2)
})

it('keeps how long to wait', async () => {
  answering(refused(429, { 'Retry-After': '7' }))
  expect((await failure(createCalls(() => 'en')('/api/x'))).retryAfter).toBe(7)
})

it.each([new TypeError('Failed to fetch'), new Response('<h1>no JSON</h1>')])(
  'makes a problem of everything else that goes wrong',
  async (answer) => {
    answering(answer)
    expect((await failure(createCalls(() => 'en')('/api/x'))).status).toBe(UNREACHED)
  },
)

it('says which words were seen, and hears how the new ones are tagged', async () => {
  const fetched = answering(new Response('{}', { headers: { ETag: '"2"' } }))
  const onETag = vi.fn()
  await createCalls(() => 'en')('/api/x', { method: 'PUT', json: {}, ifMatch: '"1"', onETag })
  expect(sentWith(fetched, 0)).toMatchObject({ 'If-Match': '"1"' })
  expect(onETag).toHaveBeenCalledWith('"2"')
})

it('takes an answer without a body', async () => {
  answering(new Response(null, { status: 204 }))
  await expect(createCalls(() => 'en')('/api/x', { method: 'DELETE' })).resolves.toBeUndefined()
})

it('names an intention by its key', async () => {
  const fetched = answering(Response.json({}))
  await createCalls(() => 'en')('/api/x', { method: 'POST', json: {}, key: 'k1' })
  expect(sentWith(fetched, 0)).toMatchObject({ 'Idempotency-Key': 'k1' })
})

it('gives the text of what is no JSON', async () => {
  const fetched = answering(new Response('<svg/>'))
  const calls = createCalls(() => 'en')
  await expect(calls('/api/x', { accept: 'image/svg+xml' })).resolves.toBe('<svg/>')
  expect(sentWith(fetched, 0)).toMatchObject({ Accept: 'image/svg+xml' })
})
