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

it('lets whoever has just acceptToken in with what the booking brought, until they leave', async () => {
  const { session, answer, ended } = slowly()
  session.expectToken()('given')
  expect(session.isSignedIn.value).toBe(true)
  expect(session.bearer.token()).toBe('given')
  const signingOut = session.signOut()
  expect(session.bearer.token()).toBeUndefined()
  expect(session.isSignedIn.value).toBe(false)
  await answer()
  await signingOut
  expect(ended()).toEqual(['Bearer given'])
})

it('is over when what the booking brought is refused', async () => {
  const { session } = slowly()
  session.expectToken()('given')
  await expect(session.bearer.renew()).resolves.toBe(false)
  expect(session.isSignedIn.value).toBe(false)
})

it('lets nobody in whose sign-in is answered after they left, and ends what the server opened for them', async () => {
  const { session, answer, ended } = slowly()
  const signingIn = session.signIn(CREDENTIALS)
  await session.signOut()
  await answer(tokens('late'))
  await signingIn
  expect(session.isSignedIn.value).toBe(false)
  expect(session.bearer.token()).toBeUndefined()
  expect(ended()).toEqual(['Bearer late'])
})

it('lets nobody in whose booking is answered after they left, also when the next is in already', async () => {
  const { session, answer, ended } = slowly()
  const acceptToken = session.expectToken()
  await session.signOut()
  const next = session.signIn(CREDENTIALS)
  await answer(tokens('next'))
  await next
  acceptToken('late')
  expect(session.bearer.token()).toBe('next')
  expect(ended()).toEqual(['Bearer late'])
})
