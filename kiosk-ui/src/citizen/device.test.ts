import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDevice } from './device'

const ME = { deviceId: '01900000-0000-7000-8000-000000000001', secret: 's' }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function answering(...answers: (Response | Error)[]) {
  const fetched = vi.fn<typeof fetch>(() => {
    const answer = answers.shift() ?? new Response(null, { status: 204 })
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}

it('lets a kiosk say who it is', async () => {
  answering(Response.json({ accessToken: 'kiosk' }))
  const device = createDevice(() => Promise.resolve(ME))
  await expect(device.renew()).resolves.toBe(true)
  expect(device.bearer.token()).toBe('kiosk')
})

it('asks a server that was away again after a while', async () => {
  answering(new TypeError('away'), Response.json({ accessToken: 'kiosk' }))
  const device = createDevice(() => Promise.resolve(ME))
  await expect(device.renew()).resolves.toBe(false)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(device.bearer.token()).toBe('kiosk')
})

it('works without a name where a kiosk is not enrolled', async () => {
  const fetched = answering()
  const device = createDevice(() => Promise.resolve(undefined))
  await expect(device.renew()).resolves.toBe(false)
  expect(fetched).not.toHaveBeenCalled()
})
