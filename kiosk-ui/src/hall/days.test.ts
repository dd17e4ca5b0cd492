import { expect, it } from 'vitest'
import { dayInWords, hoursOf, momentInWords } from './days'

it('tells a day as people say it', () => {
  expect(dayInWords('2026-11-24', 'zh-CN')).toBe('11月24日 周二')
  expect(dayInWords('2026-11-24', 'en')).toBe('Tue, Nov 24')
})

it("tells a moment by the hall's clock", () => {
  expect(momentInWords('2026-11-24T00:00:00Z', 'Asia/Shanghai', 'zh-CN')).toBe(
    '11月24日 周二 08:00',
  )
})

it('tells the parts of a day, and none of a day of rest', () => {
  const sessions = [
    { from: '08:00', to: '11:00' },
    { from: '13:30', to: '16:30' },
  ]
  expect(hoursOf({ sessions })).toEqual(['08:00–11:00', '13:30–16:30'])
  expect(hoursOf({ sessions: [] })).toEqual([])
})
