import { expect, it } from 'vitest'
import { sectionsFor } from './routes'

const menu = (...roles: string[]) => sectionsFor(new Set(roles)).map((section) => section.name)

it('shows everybody what is theirs to do', () => {
  expect(menu('editor')).toEqual(['contents', 'imports', 'duties', 'screens'])
  expect(menu('reviewer')).toEqual(['contents', 'duties', 'screens', 'emergencies'])
  expect(menu('director')).toEqual(['contents', 'duties', 'screens', 'emergencies'])
  expect(menu('supervisor')).toEqual(['duties'])
  expect(menu('admin')).toEqual(['screens', 'emergencies', 'sources'])
})

it('shows a clerk nothing, and somebody with two posts both', () => {
  expect(menu('clerk')).toEqual([])
  expect(menu('supervisor', 'admin')).toEqual(['duties', 'screens', 'emergencies', 'sources'])
})
