import { describe, expect, it } from 'vitest'
import { isPublicRead } from './offline'

const ask = (path: string, how: RequestInit = {}) =>
  isPublicRead(new Request(`http://hall${path}`, how))

describe('for the time without a server', () => {
  it.each([
    '/api/halls/1',
    '/api/halls/1/catalogue',
    '/api/halls/1/rules',
    '/api/halls/1/calendar?from=2026-11-23&to=2026-11-29',
    '/api/halls/1/published?kind=JOB&limit=100',
    '/api/halls/1/published/01a209f8-f7c6-7b1b-ade0-3cfa757dd37f',
    '/api/items/1-57',
  ])('%s is kept', (path) => {
    expect(ask(path)).toBe(true)
  })

  it.each([
    '/api/me/bookings',
    '/api/bookings/1',
    '/api/halls/1/slots?item=1-57&channel=ORDINARY',
    '/api/halls/1/contents',
    '/api/halls/1/published?kind=JOB&q=%E6%9C%88%E5%AB%82',
    '/api/search?hall=1&q=lnz',
    '/api/halls',
    '/api/items/1-57/more',
  ])('%s is not', (path) => {
    expect(ask(path)).toBe(false)
  })

  it('nothing is kept that was asked for with a token, and nothing that is sent', () => {
    expect(ask('/api/items/1-57', { headers: { Authorization: 'Bearer x' } })).toBe(false)
    expect(ask('/api/items/1-57', { method: 'POST' })).toBe(false)
  })
})
