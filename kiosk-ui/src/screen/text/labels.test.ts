import { expect, it } from 'vitest'
import { asOfText, dateText, dayText, labelOf, timeText, weekdayText } from './labels'

const NOON = Date.parse('2026-11-23T12:05:00+08:00')

it('tells time and day in the hall, wherever the machine thinks it is', () => {
  expect(timeText(NOON, 'Asia/Shanghai')).toBe('12:05')
  expect(dateText(NOON, 'Asia/Shanghai')).toBe('2026年11月23日')
  expect(weekdayText(NOON, 'Asia/Shanghai')).toBe('星期一')
  expect(timeText(Date.parse('2026-11-23T00:00:00+08:00'), 'Asia/Shanghai')).toBe('00:00')
})

it('says how old content is, with the day when it is not of today', () => {
  expect(asOfText(NOON - 60_000, NOON, 'Asia/Shanghai')).toBe('数据截至 12:04')
  expect(asOfText(NOON - 86_400_000, NOON, 'Asia/Shanghai')).toBe('数据截至 11月22日 12:05')
  expect(asOfText(0, NOON, 'Asia/Shanghai')).toBe('正在等待数据')
})

it('writes a day without zeros, and leaves alone what is none', () => {
  expect(dayText('2026-12-05')).toBe('12月5日')
  expect(dayText('长期有效')).toBe('长期有效')
})

it('has a name for a kind it does not know', () => {
  expect(labelOf('COMING' as never).name).toBe('便民信息')
})
