import { describe, expect, it } from 'vitest'
import { candidates } from './candidates'
import { lexiconOf, withWords } from './lexicon'
import { pagesOf } from './candidatePages'
import data from './pinyin.json'
import { readings, spelled } from './syllables'

const lexicon = lexiconOf(data)
const ways = (typed: string) =>
  readings(typed, lexicon.syllables).map((way) => way.map(({ letters }) => letters).join('-'))
const texts = (typed: string, words: readonly string[] = []) =>
  candidates(typed, withWords(lexicon, words)).map(({ text }) => text)

describe('syllables', () => {
  it('are found in what is typed, in every way, the likeliest first', () => {
    expect(ways('fangan').slice(0, 2)).toEqual(['fang-an', 'fan-gan'])
    expect(ways('xian').slice(0, 2)).toEqual(['xian', 'xi-an'])
    expect(ways('shbx')[0]).toBe('sh-b-x')
    expect(ways('juzhuz')[0]).toBe('ju-zhu-z')
    expect(ways('')).toEqual([])
    expect(ways('i')).toEqual([])
  })

  it('are spelled as one types them', () => {
    expect(spelled('LÜshi')).toBe('lvshi')
    expect(spelled('lue')).toBe('lve')
    expect(spelled('jvzhu')).toBe('juzhu')
  })

  it('do not take long, however many letters there are', () => {
    const start = performance.now()
    expect(texts('zhangzhangzhangzhangzhangzhangzhangzhangzhangzhang').length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('candidates', () => {
  it('are words of all readings', () => {
    expect(texts('fangan').slice(0, 2)).toEqual(['方案', '反感'])
    expect(texts('xian').slice(0, 5)).toEqual(expect.arrayContaining(['先', '县', '西安']))
    expect(texts('lvshi')[0]).toBe('律师')
  })

  it('come from initials and from words that are only begun', () => {
    expect(texts('sb')).toContain('社保')
    expect(texts('shbx')[0]).toBe('社会保险')
    expect(texts('yyzz')).toContain('营业执照')
    expect(texts('yingye').slice(0, 8)).toContain('营业执照')
    expect(texts('s').slice(0, 5)).toContain('是')
  })

  it('make a sentence of what is no word, and each takes its letters', () => {
    expect(candidates('woyaobanlishebao', lexicon)[0]).toEqual({
      text: '我要办理社保',
      letters: 16,
    })
    expect(candidates('woyaobanlishebao', lexicon)).toContainEqual({ text: '我', letters: 2 })
  })

  it('know the words of the hall, as they are read in their words', () => {
    expect(texts('yhkbg', ['银行卡变更'])[0]).toBe('银行卡变更')
    expect(texts('yinhangka', ['银行卡变更'])).toContain('银行卡变更')
    expect(texts('xinghang', ['ATM', '行'])).not.toContain('ATM')
  })

  it.each([
    ['shan', '单'],
    ['qiu', '仇'],
    ['xie', '解'],
    ['zeng', '曾'],
    ['qin', '覃'],
    ['zha', '查'],
    ['ren', '任'],
    ['piao', '朴'],
    ['ou', '区'],
    ['ge', '盖'],
    ['miao', '缪'],
    ['zhai', '翟'],
    ['yun', '员'],
    ['yuchi', '尉迟'],
    ['moqi', '万俟'],
  ])('%s may be the surname %s, at most two pages away', (typed, surname) => {
    expect(texts(typed).slice(0, 20)).toContain(surname)
  })

  it('are the letters themselves when they mean nothing', () => {
    expect(texts('i')).toEqual(['i'])
  })
})

it('pages hold as many as stand beside each other', () => {
  const found = ['我要办理社保', '我', '握', '窝'].map((text) => ({ text, letters: 1 }))
  expect(pagesOf(found, 12.5).map((page) => page.length)).toEqual([2, 2])
  expect(pagesOf([], 10)).toEqual([])
  expect(pagesOf(found, 1)).toHaveLength(4)
})
