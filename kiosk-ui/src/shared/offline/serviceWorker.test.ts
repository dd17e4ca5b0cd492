import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { registerServiceWorker } from './serviceWorker'

const reload = vi.fn<() => void>()

beforeEach(() => {
  vi.stubEnv('PROD', true)
  vi.stubGlobal('location', { reload })
  reload.mockClear()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

/** A browser with or without a worker of before; `edition` is the moment at which a new one takes over. */
function browser(before: object | null) {
  const container = Object.assign(new EventTarget(), {
    controller: before,
    register: () => Promise.resolve({ update: () => Promise.resolve() }),
  })
  vi.stubGlobal('navigator', { serviceWorker: container })
  return { edition: () => container.dispatchEvent(new Event('controllerchange')) }
}

it('takes a new edition over once', () => {
  const { edition } = browser({})
  registerServiceWorker('kiosk')
  edition()
  edition()
  expect(reload).toHaveBeenCalledOnce()
})

it('is not disturbed by its first worker, but takes over every edition after that', () => {
  const { edition } = browser(null)
  registerServiceWorker('kiosk')
  edition()
  expect(reload).not.toHaveBeenCalled()
  edition()
  expect(reload).toHaveBeenCalledOnce()
})

it('waits for the moment at which it may', () => {
  const { edition } = browser({})
  let isFree = false
  const takeOver = registerServiceWorker('kiosk', () => isFree)
  takeOver()
  edition()
  takeOver()
  expect(reload).not.toHaveBeenCalled()
  isFree = true
  takeOver()
  expect(reload).toHaveBeenCalledOnce()
})
