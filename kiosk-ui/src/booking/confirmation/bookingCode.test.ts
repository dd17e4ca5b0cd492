import { expect, it } from 'vitest'
import { inGroupsOfFour, dataUrlOf } from './bookingCode'

it('shows a code in groups of four', () => {
  expect(inGroupsOfFour('123456789012')).toBe('1234 5678 9012')
})

it('makes an address of a picture that needs no other file', () => {
  expect(dataUrlOf('<svg fill="#fff"/>')).toBe(
    'data:image/svg+xml;charset=utf-8,%3Csvg%20fill%3D%22%23fff%22%2F%3E',
  )
})
