import type { Candidate } from './candidates'

/** In rem, as CandidateRow draws them: a character, what is around it, and the least a finger needs. */
const CHARACTER = 1.25
const AROUND = 1.8
const LEAST = 3
/** Before it is known how wide the row is. */
const WIDTH = 30

/** As many on each page as stand beside each other; one that is too long for any page stands alone. */
export function pagesOf(found: readonly Candidate[], width: number): Candidate[][] {
  const pages: Candidate[][] = []
  let left = 0
  for (const candidate of found) {
    const size = Math.max(LEAST, candidate.text.length * CHARACTER + AROUND)
    if (size > left || pages.length === 0) {
      pages.push([])
      left = width || WIDTH
    }
    pages.at(-1)?.push(candidate)
    left -= size
  }
  return pages
}
