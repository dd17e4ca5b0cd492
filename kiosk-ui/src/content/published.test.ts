import { expect, it } from 'vitest'
import { KINDS } from './kinds'
import { narrowed, type Published } from './published'
import { holdsOf, SECTIONS } from './sections'

const content = (title: string, body: string): Published => ({
  content: title,
  version: 1,
  kind: 'QUESTION',
  title,
  body,
  source: '大厅',
  from: '2026-11-23T08:00:00+08:00',
  until: '2026-12-23T08:00:00+08:00',
  weight: 1,
  publishedAt: '2026-11-23T08:00:00+08:00',
})

it('is narrowed to that in which every word stands', () => {
  const all = [content('失业登记', '带身份证'), content('社保卡', '带身份证')]
  expect(narrowed(all, ' ')).toEqual(all)
  expect(narrowed(all, '身份证 失业').map(({ title }) => title)).toEqual(['失业登记'])
})

it('every kind stands in one section', () => {
  const held = SECTIONS.flatMap((section) => holdsOf(section).kinds)
  expect([...held].sort()).toEqual([...KINDS].sort())
})
