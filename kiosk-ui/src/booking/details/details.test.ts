import { expect, it } from 'vitest'
import { checkDigit } from '@/citizen/idNumber'
import { faultsOf, fieldsOf, isUnfinished, NO_DETAILS, requestOf } from './details'

const TODAY = new Date('2026-11-23T04:00:00Z')
/** This number is nobody's, because the sequence 000 is never given out. */
const ID = `11010119500101000${checkDigit('11010119500101000')}`
const DETAILS = {
  ...NO_DETAILS,
  name: '王秀英',
  idNumber: ID,
  phone: '138 0000 0000',
  password: '桂花树下等你来吃饭',
}

const FIELDS = fieldsOf('ORDINARY', false, false)

it('has nothing against what is right', () => {
  expect(faultsOf(DETAILS, FIELDS, TODAY)).toEqual({})
})

it('names what is missing, and what is wrong', () => {
  expect(faultsOf(NO_DETAILS, FIELDS, TODAY)).toEqual({
    name: 'nameEmpty',
    idNumber: 'idEmpty',
    phone: 'phoneEmpty',
    password: 'passwordEmpty',
  })
  const wrong = { ...DETAILS, name: '王3', phone: '1280', password: '1380000 0000' }
  expect(faultsOf(wrong, FIELDS, TODAY)).toEqual({ name: 'nameShape', phone: 'phoneShape' })
  expect(faultsOf({ ...DETAILS, password: '13800000000' }, FIELDS, TODAY)).toEqual({
    password: 'passwordKnown',
  })
})

it('does not scold while somebody types', () => {
  expect(isUnfinished('idShort')).toBe(true)
  expect(isUnfinished('idCheck')).toBe(false)
})

it('asks for the address of a home visit only', () => {
  expect(fieldsOf('HOME_VISIT', true, true)).toEqual([
    'proxyName',
    'proxyIdNumber',
    'address',
    'need',
  ])
  expect(fieldsOf('GREEN', false, true)).toEqual([])
})

it('sends nothing that was not asked for', () => {
  const wanted = { hold: 'h', item: '1-3', channel: 'ORDINARY' } as const
  expect(requestOf({ ...DETAILS, address: '莲池路', proxyName: '甲' }, wanted, false)).toEqual({
    hold: 'h',
    item: '1-3',
    channel: 'ORDINARY',
    name: '王秀英',
    idNumber: ID,
    phone: '13800000000',
    password: '桂花树下等你来吃饭',
  })
})

it('sends for whom somebody acts and where to come, and no person when the citizen is in', () => {
  const visit = {
    ...DETAILS,
    isProxy: true,
    proxyName: '李大爷',
    proxyIdNumber: ID,
    address: ' 莲池路1号 ',
  }
  const wanted = { hold: 'h', item: '1-3', channel: 'HOME_VISIT' } as const
  expect(requestOf(visit, wanted, true)).toEqual({
    hold: 'h',
    item: '1-3',
    channel: 'HOME_VISIT',
    behalfOf: { name: '李大爷', idNumber: ID },
    address: '莲池路1号',
  })
})
