import { expect, it } from 'vitest'
import { faultOf, headingsOf, LARGEST_FILE, progressOf, templateOf, type Import } from './imports'

const running: Import = {
  import: 'i',
  kind: 'JOB',
  createdAt: '2026-11-23T01:00:00Z',
  state: 'RUNNING',
  total: 200,
  done: 50,
  accepted: 48,
  duplicates: 1,
  refused: 1,
  refusals: [],
}

it.each([
  [{ name: '招聘.CSV', size: 10 }, undefined],
  [{ name: 'a.xlsx', size: LARGEST_FILE }, undefined],
  [{ name: 'a.xls', size: 10 }, 'type'],
  [{ name: 'csv.exe', size: 10 }, 'type'],
  [{ name: 'a.csv', size: 0 }, 'empty'],
  [{ name: 'a.csv', size: LARGEST_FILE + 1 }, 'large'],
])('says of %j before it is sent: %s', (file, fault) => {
  expect(faultOf(file)).toBe(fault)
})

it('shows how far it has come', () => {
  expect(progressOf(running)).toBe(25)
  expect(progressOf({ ...running, total: 0 })).toBe(0)
  expect(progressOf({ ...running, state: 'DONE', total: 0 })).toBe(100)
})

it('gives a sheet to fill in', async () => {
  expect(headingsOf('JOB')).toContain('工资待遇')
  const bytes = new Uint8Array(await templateOf('JOB').arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe(`${headingsOf('JOB').join(',')}\r\n`)
})
