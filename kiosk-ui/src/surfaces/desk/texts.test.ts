import { describe, expect, it } from 'vitest'
import en from './texts/en.json'
import zh from './texts/zh-CN.json'

interface Tree {
  readonly [name: string]: string | Tree
}

function flat(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[`${path}${name}`, value] as const]
        : [...flat(value, `${path}${name}.`)],
    ),
  )
}

const chinese = flat(zh)
const english = flat(en)
const sources = import.meta.glob<string>('./**/*.{vue,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const holes = (text: string) => text.match(/\{\w+\}/gu)?.sort() ?? []

/** Words that a Chinese reader of such a page knows. */
const KNOWN = /\b(?:LED|CSV|XLSX|MB|JSON Feed|RSS|Atom|https?:\/\/)|\{\w+\}/gu

describe('the texts', () => {
  it('are the same in both languages, with the same holes', () => {
    expect([...english.keys()]).toEqual([...chinese.keys()])
    for (const [key, text] of chinese)
      expect(holes(english.get(key) ?? ''), key).toEqual(holes(text))
  })

  it('leave no English on a Chinese page and no Chinese on an English one', () => {
    for (const [key, text] of chinese) expect(text.replace(KNOWN, ''), key).not.toMatch(/[a-z]/iu)
    for (const [key, text] of english) expect(text, key).not.toMatch(/\p{Script=Han}/u)
  })

  it.each(Object.entries(sources).filter(([file]) => !file.endsWith('.test.ts')))(
    'hold every text that %s asks for',
    (_file, source) => {
      const asked = [...source.matchAll(/\bt\(\s*'([^']+)'/gu)].map((found) => found[1] ?? '')
      for (const key of asked) expect(chinese.has(key), key).toBe(true)
      const built = [...source.matchAll(/\bt\(\s*`([^`$]+)\.\$\{/gu)].map((found) => found[1] ?? '')
      const keys = [...chinese.keys()]
      for (const start of built)
        expect(
          keys.some((key) => key.startsWith(`${start}.`)),
          start,
        ).toBe(true)
    },
  )
})
