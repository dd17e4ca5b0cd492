import { expect, it } from 'vitest'
import type { Calls } from '@/api/calls'
import { Problem } from '@/api/problem'
import { createLine } from './reachability'

const answers =
  (headers: Record<string, string>): Calls =>
  (_path, sent) => {
    sent?.heard?.(new Headers(headers))
    return Promise.resolve('answer')
  }
const fails =
  (status: number): Calls =>
  () =>
    Promise.reject(new Problem(status, '', '', ''))

it('the server is away when it does not answer, or when somebody else answers what was kept', async () => {
  const line = createLine()
  await expect(line.heard(fails(0))('/')).rejects.toBeInstanceOf(Problem)
  expect(line.isAway.value).toBe(true)
  await line.heard(answers({}))('/')
  expect(line.isAway.value).toBe(false)
  await line.heard(answers({ 'Bianmin-Kept': 'true' }))('/')
  expect(line.isAway.value).toBe(true)
})

it('a refusal is an answer', async () => {
  const line = createLine()
  await expect(line.heard(fails(503))('/')).rejects.toBeInstanceOf(Problem)
  await expect(line.heard(fails(409))('/')).rejects.toBeInstanceOf(Problem)
  expect(line.isAway.value).toBe(false)
})

it('whoever gives up waiting knows nothing about the server', async () => {
  const line = createLine()
  const signal = AbortSignal.abort()
  await expect(line.heard(fails(0))('/', { signal })).rejects.toBeInstanceOf(Problem)
  expect(line.isAway.value).toBe(false)
})
