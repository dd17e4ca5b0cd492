import { describe, expect, it } from 'vitest'
import { checkDigit, idNumberFault, isIdNumber, isMobile } from './idNumber'

const today = new Date('2026-11-23T00:00:00Z')
const withCheck = (seventeen: string) => seventeen + checkDigit(seventeen)

describe('an ID number', () => {
  it('is right with its check digit, X in either case, spaces or none', () => {
    // The example of GB 11643-1999.
    expect(isIdNumber('11010519491231002X')).toBe(true)
    expect(isIdNumber('110105 19491231 002x')).toBe(true)
    expect(isIdNumber('430103195003080024')).toBe(true)
    expect(checkDigit('44052418800101001')).toBe('4')
  })

  it.each([
    ['11010519491231002', 'length'],
    ['1101051949123100211', 'length'],
    ['X1010519491231002X', 'length'],
    [withCheck('99010519491231002'), 'region'],
    [withCheck('00010519491231002'), 'region'],
    [withCheck('11010519490230002'), 'date'],
    [withCheck('11010520270101002'), 'date'],
    [withCheck('11010500490101002'), 'date'],
    ['110105194912310021', 'check'],
    ['11010519491231003X', 'check'],
  ])('%s is wrong: %s', (number, fault) => {
    expect(idNumberFault(number, today)).toBe(fault)
  })

  it('may be that of a foreigner who lives here, or of Hong Kong, Macao and Taiwan', () => {
    for (const region of ['911124', '943101', '810000', '820000', '830000'])
      expect(isIdNumber(withCheck(`${region}19800229001`)), region).toBe(true)
  })

  it('knows the days of February', () => {
    expect(idNumberFault(withCheck('43010320000229001'), today)).toBeUndefined()
    expect(idNumberFault(withCheck('43010320010229001'), today)).toBe('date')
  })
})

it('a mobile number has eleven digits and begins with 13 to 19', () => {
  expect(isMobile('138 0013 8000')).toBe(true)
  for (const wrong of ['12800138000', '1380013800', '138001380000', '023800138000', ''])
    expect(isMobile(wrong), wrong).toBe(false)
})
