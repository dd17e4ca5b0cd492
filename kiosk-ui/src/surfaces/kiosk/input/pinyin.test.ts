import { statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { gb2312, readingOf } from '../../../../build/pinyin'
import { SURNAMES } from '../../../../build/pinyinWords'
import { mainReadings } from './lexicon'
import data from './pinyin.json'

const known = new Set(Object.values(data.characters).flatMap((each) => Array.from(each)))

it('has all characters of GB 2312 and all common surnames', () => {
  expect(gb2312()).toHaveLength(6763)
  expect(gb2312([16, 55])).toHaveLength(3755)
  expect([...gb2312(), ...SURNAMES].filter((each) => !known.has(each))).toEqual([])
})

it('notes the reading of each word that is not read as its characters mostly are', () => {
  const readings = mainReadings(data.characters)
  const misread = data.words.split(' ').filter((note) => {
    const word = note.replace(/[a-z'].*$/u, '')
    const noted = note.slice(word.length)
    const plain = Array.from(word, (each) => readings.get(each)).join("'")
    return (noted || plain) !== readingOf(word).join("'")
  })
  expect(misread).toEqual([])
})

it('stays small enough to be loaded with a page', () => {
  expect(statSync('src/surfaces/kiosk/input/pinyin.json').size).toBeLessThan(200_000)
})
