import { expect, it } from 'vitest'
import type { Texts } from './i18n'

/** The texts of a surface: the same in both languages, each in its own, and none missing that its sources ask for. */
export function testTexts(chinese: Texts, english: Texts, sources: Sources, known: RegExp): void {
  const zh = flat(chinese)
  const en = flat(english)

  it('has the same texts in both languages, with the same holes', () => {
    expect([...en.keys()]).toEqual([...zh.keys()])
    for (const [key, text] of zh) expect(holes(en.get(key) ?? ''), key).toEqual(holes(text))
  })

  it('leaves no English on a Chinese page and no Chinese on an English one', () => {
    for (const [key, text] of zh)
      expect(text.replace(/\{\w+\}/gu, '').replace(known, ''), key).not.toMatch(/[a-z]/iu)
    for (const [key, text] of en)
      expect(text.replace(known, ''), key).not.toMatch(/\p{Script=Han}/u)
  })

  it.each(Object.entries(sources).filter(([file]) => !file.endsWith('.test.ts')))(
    'has every text that %s asks for',
    (_file, source) => {
      for (const [, key = ''] of source.matchAll(/\bt\(\s*'([^']+)'/gu))
        expect(zh.has(key), key).toBe(true)
      for (const [, start = ''] of source.matchAll(/\bt\(\s*`([^`$]+)\.\$\{/gu))
        expect(
          [...zh.keys()].some((key) => key.startsWith(`${start}.`)),
          start,
        ).toBe(true)
    },
  )
}

/** By their path, as `import.meta.glob` gives them. */
type Sources = Readonly<Record<string, string>>

function flat(tree: Texts, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[`${path}${name}`, value] as const]
        : [...flat(value, `${path}${name}.`)],
    ),
  )
}

const holes = (text: string) => text.match(/\{\w+\}/gu)?.sort() ?? []
