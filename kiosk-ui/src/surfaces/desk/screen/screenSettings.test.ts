import { expect, it } from 'vitest'
import { isMinute, isSilent, settingsOf, type Screen } from './screenSettings'

const led: Screen = {
  screen: 's',
  name: '大厅',
  kind: 'LED',
  enrolled: true,
  zone: '一楼大厅',
  width: 640,
  height: 640,
  parts: [{ from: '00:00', to: '24:00', kinds: ['JOB'], seconds: 12 }],
  lastSeen: '2026-11-23T08:00:00Z',
  version: 17,
  issuedAt: '2026-11-23T07:00:00Z',
  shownVersion: 17,
}

it('calls a screen silent after three minutes, and one that never came', () => {
  expect(isSilent(led, new Date('2026-11-23T08:03:00Z'))).toBe(false)
  expect(isSilent(led, new Date('2026-11-23T08:03:01Z'))).toBe(true)
  expect(isSilent({ ...led, lastSeen: null }, new Date())).toBe(true)
})

it('sends only what may be changed', () => {
  expect(Object.keys(settingsOf(led))).toEqual(['kind', 'zone', 'width', 'height', 'parts'])
})

it.each([
  ['00:00', true],
  ['23:59', true],
  ['24:00', true],
  ['24:01', false],
  ['8:00', false],
  ['', false],
])('%s is a minute of the day: %s', (text, expected) => {
  expect(isMinute(text)).toBe(expected)
})
