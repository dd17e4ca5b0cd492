import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createCalls } from '@/api/calls'
import { createCitizenSession } from './session'

const CREDENTIALS = { idNumber: '430103195003080024', password: '桂花树下等你' }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A session with a server that answers what is asked of it only when it is told to, in the order of the questions. */
function slowly() {
  const waiting: ((answer: Response) => void)[] = []
  const fetched = vi.fn<typeof fetch>(
    () => new Promise<Response>((resolve) => waiting.push(resolve)),
  )
  vi.stubGlobal('fetch', fetched)
  const answer = async (json?: unknown) => {
    waiting.shift()?.(
      json === undefined ? new Response(null, { status: 204 }) : Response.json(json),
    )
    await vi.advanceTimersByTimeAsync(0)
  }
  /** What the server was told to end, by the tokens. */
  const ended = () =>
    fetched.mock.calls
      .filter(([path, init]) => path === '/api/sessions/current' && init?.method === 'DELETE')
      .map(([, init]) => (init?.headers as Record<string, string>)['Authorization'])
  return { session: createCitizenSession(createCalls(() => 'zh-CN')), answer, ended }
}

const tokens = (accessToken: string) => ({ accessToken, refreshToken: 'again', expiresIn: 900 })

it('lets whoever has just booked in with what the booking brought, until they leave', async () => {
  const { session, answer, ended } = slowly()
  session.arrival()('given')
  expect(session.isIn.value).toBe(true)
  expect(session.bearer.token()).toBe('given')
  const leaving = session.leave()
  expect(session.bearer.token()).toBeUndefined()
  expect(session.isIn.value).toBe(false)
  await answer()
  await leaving
  expect(ended()).toEqual(['Bearer given'])
})

it('is over when what the booking brought is refused', async () => {
  const { session } = slowly()
  session.arrival()('given')
  await expect(session.bearer.renew()).resolves.toBe(false)
  expect(session.isIn.value).toBe(false)
})

it('lets nobody in whose sign-in is answered after they left, and ends what the server opened for them', async () => {
  const { session, answer, ended } = slowly()
  const entering = session.enter(CREDENTIALS)
  await session.leave()
  await answer(tokens('late'))
  await entering
  expect(session.isIn.value).toBe(false)
  expect(session.bearer.token()).toBeUndefined()
  expect(ended()).toEqual(['Bearer late'])
})

it('lets nobody in whose booking is answered after they left, also when the next is in already', async () => {
  const { session, answer, ended } = slowly()
  const booked = session.arrival()
  await session.leave()
  const next = session.enter(CREDENTIALS)
  await answer(tokens('next'))
  await next
  booked('late')
  expect(session.bearer.token()).toBe('next')
  expect(ended()).toEqual(['Bearer late'])
})
