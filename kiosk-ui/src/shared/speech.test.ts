import { expect, it } from 'vitest'
import { ref } from 'vue'
import type { Locale } from './i18n'
import { createSpeech } from './speech'
import { speechPieces } from './speechPieces'
import type { Voice } from './voice'

/** Says nothing, notes everything; `go` ends what is being said. */
function fake(...locales: Locale[]) {
  const said: string[] = []
  let ended: (() => void) | undefined
  let changed = () => undefined as unknown
  const voice: Voice = {
    has: (locale) => locales.includes(locale),
    onChange: (listener) => {
      changed = listener
    },
    say: (text, _locale, then) => {
      said.push(text)
      ended = then
    },
    silence: () => {
      said.push('-')
      ended?.()
    },
  }
  const learn = (locale: Locale) => {
    locales.push(locale)
    changed()
  }
  return { voice, said, go: () => ended?.(), learn }
}

function page(html: readonly (readonly [string, string])[]): Element {
  const main = document.createElement('main')
  for (const [name, text] of html)
    main.append(Object.assign(document.createElement(name), { textContent: text }))
  return main
}

const locale = ref<Locale>('zh-CN')

it('reads piece by piece, and stops at the second touch', () => {
  const { voice, said, go } = fake('zh-CN')
  const speech = createSpeech(voice, locale)
  const main = page([
    ['h1', '办事指南'],
    ['p', '请带身份证。'],
  ])
  speech.toggle(main)
  expect(said).toEqual(['办事指南'])
  go()
  expect(said).toEqual(['办事指南', '请带身份证。'])
  go()
  expect(speech.speaking.value).toBe(false)

  said.length = 0
  speech.toggle(main)
  speech.toggle(main)
  expect(speech.speaking.value).toBe(false)
  go()
  expect(said).toEqual(['办事指南', '-'])
})

it('says that it cannot, and can as soon as a voice comes', () => {
  const { voice, said, learn } = fake('en')
  const speech = createSpeech(voice, locale)
  expect(speech.able.value).toBe(false)
  speech.read(['你好'])
  expect(said).toEqual([])
  expect(speech.speaking.value).toBe(false)
  learn('zh-CN')
  expect(speech.able.value).toBe(true)
  expect(createSpeech(undefined, locale).able.value).toBe(false)
})

it('reads what stands there, not what was typed, hidden or drawn', () => {
  const main = page([
    ['h1', '预约 '],
    ['label', '姓名'],
    ['svg', '图'],
    ['textarea', '王小明'],
    ['p', '好。'],
  ])
  main.append(Object.assign(document.createElement('input'), { value: '430103' }))
  main.append(Object.assign(document.createElement('p'), { textContent: '看不见', hidden: true }))
  expect(speechPieces(main)).toEqual(['预约', '姓名', '好。'])
})

it('cuts long texts behind sentences', () => {
  const sentence = `${'办'.repeat(70)}。`
  expect(speechPieces(page([['p', sentence.repeat(3)]]))).toEqual([sentence, sentence, sentence])
})
