import { describe, expect, it } from 'vitest'
import { compareTexts, differencesOf, type Part } from './differences'
import type { Draft } from './kinds'

const draft: Draft = {
  kind: 'JOB',
  title: '招聘电工',
  body: '负责设备检修。\n包吃住。',
  job: {
    employer: '荷花机电',
    post: '电工',
    wanted: 2,
    wage: '5000元',
    place: '莲池路',
    contact: '028-0000 0001',
    until: '2026-12-01',
  },
  source: '荷花机电',
  from: '2026-11-23T00:00:00Z',
  until: '2026-12-01T00:00:00Z',
  weight: 1,
}

function side(parts: readonly Part[], without: Part['change']) {
  return parts
    .filter((part) => part.change !== without)
    .map((part) => part.text)
    .join('')
}

describe('two texts', () => {
  it('that are equal differ in nothing', () => {
    expect(compareTexts('同样', '同样')).toEqual([{ change: 'same', text: '同样' }])
  })

  it('show the changed words inside a changed line', () => {
    expect(compareTexts('月薪5000元\n包吃', '月薪6000元\n包吃')).toEqual([
      { change: 'same', text: '月薪' },
      { change: 'removed', text: '5000' },
      { change: 'added', text: '6000' },
      { change: 'same', text: '元\n包吃' },
    ])
  })

  it('never tear a character outside the basic plane', () => {
    const parts = compareTexts('𠮷野家', '𠮾野家')
    expect(parts.map((part) => part.text)).toEqual(['𠮷', '𠮾', '野家'])
  })

  it('read as the old one without what came and as the new one without what went', () => {
    const texts = [
      '',
      '甲',
      '甲\n乙\n丙',
      '乙\n丙\n',
      '丁\n甲乙丙',
      '甲'.repeat(3000),
      '乙'.repeat(3000),
    ]
    for (const older of texts) {
      for (const newer of texts) {
        const parts = compareTexts(older, newer)
        expect(side(parts, 'added')).toBe(older)
        expect(side(parts, 'removed')).toBe(newer)
      }
    }
  })
})

describe('two versions', () => {
  it('that are equal have no differences', () => {
    expect(differencesOf(draft, { ...draft, link: undefined })).toEqual([])
  })

  it('name the changed fields, those of the job too', () => {
    const job = draft.job ? { ...draft.job, wage: '6000元' } : undefined
    const changed = differencesOf(draft, { ...draft, job, weight: 3 })
    expect(changed.map((difference) => difference.field)).toEqual(['weight', 'job.wage'])
  })
})
