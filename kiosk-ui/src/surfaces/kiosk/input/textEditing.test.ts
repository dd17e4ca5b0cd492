import { expect, it } from 'vitest'
import { allowed, erase, insert, textCaret, displayText, displayCaret } from './textEditing'

it('types and erases where the caret is, and no more than fits', () => {
  expect(insert({ text: '王明', caret: 1 }, '小', 10)).toEqual({ text: '王小明', caret: 2 })
  expect(insert({ text: '1380013', caret: 7 }, '80001', 11).text).toBe('13800138000')
  expect(erase({ text: '王小明', caret: 2 })).toEqual({ text: '王明', caret: 1 })
  expect(erase({ text: '王𠮷', caret: 3 })).toEqual({ text: '王', caret: 1 })
  expect(erase({ text: '王', caret: 0 })).toEqual({ text: '王', caret: 0 })
})

it('lets through what a mode can have', () => {
  expect(allowed('138-0013 8000', 'digits')).toBe('13800138000')
  expect(allowed('430103 1950x', 'id')).toBe('4301031950X')
  expect(allowed('aB 3', 'password')).toBe('aB 3')
})

it('shows an ID number in groups, and finds the caret in both', () => {
  const number = '430103195003080024'
  expect(displayText(number, 'id')).toBe('430103 19500308 0024')
  expect(displayText('430103', 'id')).toBe('430103')
  expect(displayText(number, 'digits')).toBe(number)
  for (const caret of [0, 5, 7, 10, 15, 18])
    expect(textCaret(displayText(number, 'id'), displayCaret(caret, 'id'), 'id')).toBe(caret)
})
