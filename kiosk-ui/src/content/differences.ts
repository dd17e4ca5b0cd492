import type { Draft, Job } from './kinds'

/** A stretch of text that stayed, came or went. */
export interface Part {
  readonly change: 'same' | 'added' | 'removed'
  readonly text: string
}

/** A field whose text differs between two versions, as one text with its changes marked. */
interface Difference {
  /** `title`, `body`, `job.wage`, … */
  readonly field: string
  readonly parts: readonly Part[]
}

/** A table of this many cells is still computed in an instant; beyond it a stretch counts as replaced. */
const MOST_CELLS = 1_000_000

/** The changes from one text to another: by lines first, then by words inside changed lines. */
export function compareTexts(older: string, newer: string): Part[] {
  const lines = compare(linesOf(older), linesOf(newer))
  return merge(refine(lines))
}

/** What differs between two versions of one content, in the order of the form. */
export function differencesOf(older: Draft, newer: Draft): Difference[] {
  const before = fieldsOf(older)
  const after = fieldsOf(newer)
  const names = [...new Set([...before.keys(), ...after.keys()])]
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => ({
      field: name,
      parts: compareTexts(before.get(name) ?? '', after.get(name) ?? ''),
    }))
}

const FIELDS = ['title', 'body', 'source', 'link', 'village', 'from', 'until', 'weight'] as const
const JOB_FIELDS: readonly (keyof Job)[] = [
  'employer',
  'post',
  'wanted',
  'wage',
  'place',
  'contact',
  'until',
]

function fieldsOf(draft: Draft): Map<string, string> {
  const fields = new Map<string, string>()
  for (const name of FIELDS) fields.set(name, String(draft[name] ?? ''))
  for (const name of JOB_FIELDS) {
    if (draft.job) fields.set(`job.${name}`, String(draft.job[name]))
  }
  return fields
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/u)
}

/** A figure or a Latin word is one word, and so is every other character. */
function wordsOf(text: string): string[] {
  return text.match(/\d+|[A-Za-z]+|[^]/gu) ?? []
}

/** A removed stretch followed by an added one is a changed one; its words are compared again. */
function refine(parts: readonly Part[]): Part[] {
  const refined: Part[] = []
  for (const part of merge(parts)) {
    const last = refined.at(-1)
    if (last?.change === 'removed' && part.change === 'added') {
      refined.pop()
      refined.push(...compare(wordsOf(last.text), wordsOf(part.text)))
    } else {
      refined.push(part)
    }
  }
  return refined
}

/** The longest common subsequence, after what is equal at both ends is set aside. */
function compare(older: readonly string[], newer: readonly string[]): Part[] {
  let start = 0
  const shortest = Math.min(older.length, newer.length)
  while (start < shortest && older[start] === newer[start]) start++
  let end = 0
  while (end < shortest - start && older.at(-1 - end) === newer.at(-1 - end)) end++
  const same = (tokens: readonly string[]) => tokens.map((text): Part => ({ change: 'same', text }))
  return [
    ...same(older.slice(0, start)),
    ...compareMiddle(
      older.slice(start, older.length - end),
      newer.slice(start, newer.length - end),
    ),
    ...same(older.slice(older.length - end)),
  ]
}

function compareMiddle(older: readonly string[], newer: readonly string[]): Part[] {
  if (older.length * newer.length > MOST_CELLS || older.length === 0 || newer.length === 0) {
    return [
      ...older.map((text): Part => ({ change: 'removed', text })),
      ...newer.map((text): Part => ({ change: 'added', text })),
    ]
  }
  return walk(older, newer, commonLengths(older, newer))
}

/** `lengths[i * width + j]`: the longest common subsequence of what follows i in older and j in newer. */
function commonLengths(older: readonly string[], newer: readonly string[]): Uint16Array {
  const width = newer.length + 1
  const lengths = new Uint16Array((older.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = older.length - 1; i >= 0; i--) {
    for (let j = newer.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        older[i] === newer[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  return lengths
}

function walk(older: readonly string[], newer: readonly string[], lengths: Uint16Array): Part[] {
  const width = newer.length + 1
  const lengthAt = (i: number, j: number) => lengths[i * width + j] ?? 0
  const parts: Part[] = []
  let i = 0
  let j = 0
  const next = (): Part => {
    const mine = older[i]
    const yours = newer[j]
    if (mine !== undefined && mine === yours) {
      i++
      j++
      return { change: 'same', text: mine }
    }
    if (mine === undefined || (yours !== undefined && lengthAt(i, j + 1) > lengthAt(i + 1, j))) {
      j++
      return { change: 'added', text: yours ?? '' }
    }
    i++
    return { change: 'removed', text: mine }
  }
  while (i < older.length || j < newer.length) parts.push(next())
  return parts
}

/** Puts neighbours together; between two unchanged stretches what went stands before what came. */
function merge(parts: readonly Part[]): Part[] {
  const merged: Part[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') merged.push({ change: 'removed', text: removed })
    if (added !== '') merged.push({ change: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const part of parts) {
    if (part.change === 'removed') removed += part.text
    else if (part.change === 'added') added += part.text
    else {
      flush()
      const last = merged.at(-1)
      if (last?.change === 'same')
        merged[merged.length - 1] = { ...last, text: last.text + part.text }
      else merged.push(part)
    }
  }
  flush()
  return merged
}
