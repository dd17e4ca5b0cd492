import { expect, it } from 'vitest'
import type { Calls } from '@/api/calls'
import { Problem } from '@/api/problem'
import { createReachability } from './reachability'

const answers =
  (headers: Record<string, string>): Calls =>
  (_path, sent) => {
    sent?.onHeaders?.(new Headers(headers))
    return Promise.resolve('answer')
  }
const fails =
  (status: number): Calls =>
  () =>
    Promise.reject(new Problem(status, '', '', ''))

it('the server is away when it does not answer, or when somebody else answers what was kept', async () => {
  const reachability = createReachability()
  await expect(reachability.observed(fails(0))('/')).rejects.toBeInstanceOf(Problem)
  expect(reachability.isAway.value).toBe(true)
  await reachability.observed(answers({}))('/')
  expect(reachability.isAway.value).toBe(false)
  await reachability.observed(answers({ 'Bianmin-Kept': 'true' }))('/')
  expect(reachability.isAway.value).toBe(true)
})

it('a refusal is an answer', async () => {
  const reachability = createReachability()
  await expect(reachability.observed(fails(503))('/')).rejects.toBeInstanceOf(Problem)
  await expect(reachability.observed(fails(409))('/')).rejects.toBeInstanceOf(Problem)
  expect(reachability.isAway.value).toBe(false)
})

it('whoever gives up waiting knows nothing about the server', async () => {
  const reachability = createReachability()
  const signal = AbortSignal.abort()
  await expect(reachability.observed(fails(0))('/', { signal })).rejects.toBeInstanceOf(Problem)
  expect(reachability.isAway.value).toBe(false)
})
