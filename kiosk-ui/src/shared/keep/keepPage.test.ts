import { afterEach, expect, it, vi } from 'vitest'
import { keepPage } from './keepPage'

afterEach(() => {
  vi.unstubAllGlobals()
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
  const takeOver = vi.fn<() => void>()
  keepPage('kiosk', takeOver)
  edition()
  edition()
  expect(takeOver).toHaveBeenCalledOnce()
})

it('is not disturbed by its first worker, but takes over every edition after that', () => {
  const { edition } = browser(null)
  const takeOver = vi.fn<() => void>()
  keepPage('kiosk', takeOver)
  edition()
  expect(takeOver).not.toHaveBeenCalled()
  edition()
  expect(takeOver).toHaveBeenCalledOnce()
})
