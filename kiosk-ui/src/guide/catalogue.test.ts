import { describe, expect, it } from 'vitest'
import { bookableIn, type Catalogue, type CatalogueItem, itemsAbout, itemsOf } from './catalogue'
import { materialsByClass } from './item'

function item(name: string, ...channels: CatalogueItem['channels']): CatalogueItem {
  return { item: name, code: name, name, handling: 'PROMISED', promisedDays: 3, channels }
}

const pension = item('养老金领取', 'ORDINARY')
const card = item('老年优待证', 'ORDINARY', 'HOME_VISIT')
const TREE: Catalogue = {
  hall: 1,
  channels: [],
  groups: [
    {
      group: 'WINDOWS',
      name: '窗口',
      categories: [
        { code: 'civil', name: '民政', channel: null, categories: [], items: [card] },
        { code: 'labour', name: '劳动', channel: null, categories: [], items: [pension] },
      ],
    },
    {
      group: 'GREEN',
      name: '绿色通道',
      categories: [
        { code: 'HOME', name: '上门', channel: 'HOME_VISIT', categories: [], items: [card] },
      ],
    },
  ],
}

describe('the tree', () => {
  it('names an item once, however often it stands in it', () => {
    expect(itemsOf(TREE)).toEqual([card, pension])
  })

  it('narrowed to a channel has no empty branches', () => {
    const codes = bookableIn(TREE, 'HOME_VISIT').groups.map(({ categories }) =>
      categories.map(({ code }) => code),
    )
    expect(codes).toEqual([['civil'], ['HOME']])
    expect(bookableIn(TREE, 'GREEN').groups).toEqual([])
  })

  it('knows which items a section is about', () => {
    expect(itemsAbout(TREE, ['养老'])).toEqual([pension])
    expect(itemsAbout(TREE, [])).toEqual([])
  })
})

it('materials are told by what their lack means, the gravest first', () => {
  const material = (name: string, each: 'PRINCIPAL' | 'ATTACHMENT') => {
    return { name, class: each, copies: 1, original: true, note: null }
  }
  const groups = materialsByClass([material('照片', 'ATTACHMENT'), material('身份证', 'PRINCIPAL')])
  expect(groups.map((group) => [group.class, group.materials[0]?.name])).toEqual([
    ['PRINCIPAL', '身份证'],
    ['ATTACHMENT', '照片'],
  ])
})
