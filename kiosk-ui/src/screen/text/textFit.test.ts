import { describe, expect, it } from 'vitest'
import { splitText, sizeFor, widthOf } from './textFit'

describe('the size of letters', () => {
  const place = { width: 600, height: 240, line: 1 }

  it('is the largest at which the text fits', () => {
    expect(sizeFor('保洁员', place, [120, 96, 72])).toBe(120)
    expect(sizeFor('养老机构护理员（可住宿）', place, [120, 96, 72])).toBe(96)
  })

  it('is the smallest for a text that fits at none', () => {
    expect(sizeFor('长'.repeat(500), place, [120, 96, 72])).toBe(72)
  })

  it('gives every line of the text a line', () => {
    expect(sizeFor('一\n二\n三', place, [120, 96, 72])).toBe(72)
  })

  it('counts characters beyond the first plane as one', () => {
    expect(widthOf('𠮷')).toBe(1)
  })
})

describe('a long text', () => {
  const text = `${'甲'.repeat(30)}。${'乙'.repeat(30)}。\n${'丙'.repeat(90)}`

  it('is cut after sentences, and where there is none, where it is full', () => {
    expect(splitText(text, 64)).toEqual([
      `${'甲'.repeat(30)}。${'乙'.repeat(30)}。`,
      '丙'.repeat(64),
      '丙'.repeat(26),
    ])
  })

  it('loses nothing', () => {
    expect(splitText(text, 20).join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
  })

  it('is one piece when it is empty', () => {
    expect(splitText('', 64)).toEqual([''])
  })
})
