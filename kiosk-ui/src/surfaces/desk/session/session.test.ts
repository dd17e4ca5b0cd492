import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Problem, UNREACHED } from '@/api/problem'
import type { Calls, CallOptions } from '@/api/calls'
import { claimsOf } from './claims'
import { createSession } from './session'

function tokenOf(claims: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims))
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  return `e30.${text.replaceAll('=', '')}.sig`
}

const EDITOR = tokenOf({
  sub: 's-1',
  groups: ['editor'],
  halls: [1],
  everyHall: false,
  note: '赵编辑',
})

const problem = (status: number) => new Problem(status, 'about:blank', '', '')

/** A server that gives tokens, unless `refresh` refuses a new one. */
function server(refresh: () => Problem | undefined = () => undefined) {
  const calls: { path: string; sent: CallOptions }[] = []
  let given = 0
  const http: Calls = (path, sent = {}) => {
    calls.push({ path, sent })
    const failure = path === '/api/sessions/refresh' ? refresh() : undefined
    if (failure) return Promise.reject(failure)
    given++
    return Promise.resolve({
      accessToken: EDITOR,
      refreshToken: `r${given}`,
      expiresIn: 900,
    })
  }
  return { http, calls, count: (path: string) => calls.filter((one) => one.path === path).length }
}

const SOMEBODY = { username: 'editor', password: 'not a real one' }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('reads roles and halls from the token', () => {
  expect([...claimsOf(EDITOR).roles]).toEqual(['editor'])
  expect(claimsOf(EDITOR).halls).toEqual([1])
  expect(claimsOf(EDITOR).subject).toBe('s-1')
})

it.each(['', 'a.b.c', 'a.bnVsbA.c', `a.${btoa('{"groups":"admin","halls":{}}')}.c`])(
  'takes "%s" for nobody',
  (token) => {
    expect(claimsOf(token).roles.size).toBe(0)
    expect(claimsOf(token).halls).toEqual([])
  },
)

it('lets somebody in and out, and tells the server', async () => {
  const { http, calls } = server()
  const session = createSession(http)
  await session.signIn(SOMEBODY)
  expect(session.presence.value).toBe('in')
  expect(session.roles.value.has('editor')).toBe(true)
  await session.signOut()
  expect(session.presence.value).toBe('out')
  expect(session.bearer.token()).toBeUndefined()
  expect(session.username.value).toBe('')
  const last = calls.at(-1)
  expect([last?.sent.method, last?.path]).toEqual(['DELETE', '/api/sessions/current'])
})

it('renews the token before it ends', async () => {
  const { http, count } = server()
  await createSession(http).signIn(SOMEBODY)
  await vi.advanceTimersByTimeAsync(839_000)
  expect(count('/api/sessions/refresh')).toBe(0)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(count('/api/sessions/refresh')).toBe(1)
})

it('uses a refresh token once, however many calls wait for it', async () => {
  const { http, count } = server()
  const session = createSession(http)
  await session.signIn(SOMEBODY)
  const all = await Promise.all([session.bearer.renew(), session.bearer.renew()])
  expect(all).toEqual([true, true])
  expect(count('/api/sessions/refresh')).toBe(1)
})

it('pauses when the session is over, and keeps who it was', async () => {
  const { http } = server(() => problem(401))
  const session = createSession(http)
  await session.signIn(SOMEBODY)
  expect(await session.bearer.renew()).toBe(false)
  expect(session.presence.value).toBe('paused')
  expect(session.username.value).toBe('editor')
})

it('stays in while the server is away, and asks again', async () => {
  let away = true
  const { http, count } = server(() => (away ? problem(UNREACHED) : undefined))
  const session = createSession(http)
  await session.signIn(SOMEBODY)
  expect(await session.bearer.renew()).toBe(false)
  expect(session.presence.value).toBe('in')
  away = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(count('/api/sessions/refresh')).toBe(2)
})

it('asks for the password again after a pause', async () => {
  const { http } = server()
  const session = createSession(http)
  await session.signIn(SOMEBODY)
  await session.pause()
  expect(session.presence.value).toBe('paused')
  expect(session.bearer.token()).toBeUndefined()
  await session.signIn(SOMEBODY)
  expect(session.presence.value).toBe('in')
})

it('keeps nothing in the browser', async () => {
  const { http } = server()
  await createSession(http).signIn(SOMEBODY)
  expect(localStorage.length + sessionStorage.length).toBe(0)
  expect(document.cookie).toBe('')
})
