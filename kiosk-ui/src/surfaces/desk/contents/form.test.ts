import { describe, expect, it } from 'vitest'
import type { Draft } from '@/content/kinds'
import { draftOf, emptyForm, faultsOf, formOf } from './form'

const HALL = 'Asia/Shanghai'
const NOW = new Date('2026-11-23T01:30:00Z')

function notice() {
  return {
    ...emptyForm('NOTICE', NOW, HALL),
    title: '停电通知',
    body: '明天停电。',
    source: '街道',
  }
}

function job() {
  const form = { ...emptyForm('JOB', NOW, HALL), title: '招电工', source: '荷花机电' }
  Object.assign(form.job, { employer: '荷花机电', post: '电工', wage: '5000元' })
  Object.assign(form.job, { place: '莲池路', contact: '028-0000 0001' })
  return form
}

const fields = (form: Parameters<typeof faultsOf>[0]) => faultsOf(form).map((fault) => fault.field)

describe('a new form', () => {
  it('begins now and lasts a month, by the clock of the hall', () => {
    expect(notice().from).toBe('2026-11-23T09:30')
    expect(notice().until).toBe('2026-12-23T23:59')
  })

  it('misses what nobody has written yet', () => {
    expect(fields(emptyForm('NOTICE', NOW, HALL))).toEqual(['title', 'body', 'source'])
    expect(fields(emptyForm('JOB', NOW, HALL))).toEqual([
      'title',
      'job.employer',
      'job.post',
      'job.wage',
      'job.place',
      'job.contact',
      'source',
    ])
  })
})

describe('a filled form', () => {
  it('has no faults', () => {
    expect(faultsOf(notice())).toEqual([])
    expect(faultsOf(job())).toEqual([])
  })

  it('counts characters as people do', () => {
    expect(fields({ ...notice(), title: '𠮷'.repeat(120) })).toEqual([])
    expect(fields({ ...notice(), title: '𠮷'.repeat(121) })).toEqual(['title'])
  })

  it('must end after it begins', () => {
    expect(fields({ ...notice(), until: '2026-11-23T09:30' })).toEqual(['until'])
  })

  it('shows no job after its last day', () => {
    expect(fields({ ...job(), until: '2026-12-24T00:00' })).toEqual([])
    expect(fields({ ...job(), until: '2026-12-24T00:01' })).toEqual(['until'])
  })

  it.each(['javascript:alert(1)', 'www.example.cn', 'http://'])('takes no link like %s', (link) => {
    expect(fields({ ...notice(), link })).toEqual(['link'])
  })
})

describe('what is sent', () => {
  it('has instants, and nothing that was left empty', () => {
    expect(draftOf({ ...notice(), title: ' 停电通知 ' }, HALL)).toEqual({
      kind: 'NOTICE',
      title: '停电通知',
      body: '明天停电。',
      source: '街道',
      from: '2026-11-23T01:30:00.000Z',
      until: '2026-12-23T15:59:00.000Z',
      weight: 1,
    })
  })

  it('comes back as it went', () => {
    const sent: Draft = { ...draftOf(job(), HALL), village: 2, link: 'https://example.cn/a' }
    expect(draftOf(formOf(sent, NOW, HALL), HALL)).toEqual(sent)
  })
})
