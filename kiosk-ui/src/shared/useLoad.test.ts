import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { Problem } from '@/api/problem'
import { useAction } from './useAction'
import { usePolling } from './usePolling'
import { useLoad } from './useLoad'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('shows the latest answer even when an older one comes later', async () => {
  const answers: ((text: string) => void)[] = []
  const scope = effectScope()
  const list = scope.run(() => useLoad(() => new Promise<string>((done) => answers.push(done))))
  const first = list?.load()
  const second = list?.load()
  answers[1]?.('second')
  answers[0]?.('first')
  await Promise.all([first, second])
  expect(list?.data.value).toBe('second')
  expect(list?.loading.value).toBe(false)
  scope.stop()
})

it('keeps the last good answer when the next call fails', async () => {
  let fails = false
  const scope = effectScope()
  const list = scope.run(() =>
    useLoad(() =>
      fails ? Promise.reject(new Problem(503, 'about:blank', '', '')) : Promise.resolve('good'),
    ),
  )
  await list?.load()
  fails = true
  await list?.load()
  expect(list?.data.value).toBe('good')
  expect(list?.problem.value?.status).toBe(503)
  scope.stop()
})

it('does a thing once however often it is clicked', async () => {
  let times = 0
  const { act } = useAction()
  const doIt = () => {
    times++
    return Promise.resolve()
  }
  expect(await Promise.all([act(doIt), act(doIt)])).toEqual([true, false])
  expect(times).toBe(1)
})

it('asks again and again, and stops with its scope', async () => {
  let times = 0
  const scope = effectScope()
  scope.run(() => {
    usePolling(1000, () => {
      times++
      return times === 1 ? Promise.reject(new Error('away')) : Promise.resolve()
    })
  })
  await vi.advanceTimersByTimeAsync(2500)
  expect(times).toBe(2)
  scope.stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(times).toBe(2)
})
