import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Playlist } from './playlist'
import { turnAt } from './rotation'

interface Case {
  readonly name: string
  readonly zone: string
  readonly parts: Playlist['parts']
  readonly items: Playlist['items']
  readonly turns: readonly { at: string; item: number | null; pageStart: string; pageEnd: string }[]
}

const { cases } = JSON.parse(
  readFileSync('../src/test/resources/rotation.json', 'utf8'),
) as unknown as { cases: readonly Case[] }

/** The server's own vectors: what it computes, the page computes. */
describe.each(cases)('$name', ({ zone, parts, items, turns }) => {
  const playlist = { zone, parts, items } as Playlist
  it.each(turns)('at $at: $item', ({ at, item, pageStart, pageEnd }) => {
    const turn = turnAt(playlist, Date.parse(at))
    expect(turn.index ?? null).toBe(item)
    expect(turn.start).toBe(Date.parse(pageStart))
    expect(turn.end).toBe(Date.parse(pageEnd))
  })
})

it('counts how often the cycle has gone round', () => {
  const first = cases[0]
  const playlist = { zone: first?.zone, parts: first?.parts, items: first?.items } as Playlist
  const at = Date.parse('2026-11-23T00:00:00Z')
  const { round } = turnAt(playlist, at)
  expect(
    [0, 12, 24, 36].map((seconds) => turnAt(playlist, at + seconds * 1000).round - round),
  ).toEqual([0, 0, 0, 1])
})
