import type { Calls } from '@/api/calls'
import { Problem } from '@/api/problem'
import type { Schema } from '@/api/schemas'

/** A puzzle of the server: which number makes this hash? */
export type Challenge = Schema<'Challenge'>

type Solution = Schema<'Solution'>

/** So many tries at a time; then the page may draw and listen. */
const TRIES = 4_000

/**
 * Books, and solves a puzzle first when the server asks for one. Nobody has to do anything; on an ordinary day there is none.
 *
 * @param hall whose places are asked for
 */
export async function bookProving<Made>(
  calls: Calls,
  hall: string,
  book: (challenge?: Solution) => Promise<Made>,
): Promise<Made> {
  try {
    return await book()
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.word !== 'challenge-required') throw thrown
    return book(await solve((await calls('/api/challenges', { query: { hall } })) as Challenge))
  }
}

/** @throws Error for a puzzle that has no solution */
export async function solve({
  salt,
  challenge,
  maxNumber,
  signature,
}: Challenge): Promise<Solution> {
  const wanted = Int32Array.from({ length: HASH_WORDS }, (_, at) =>
    Number.parseInt(challenge.slice(8 * at, 8 * at + 8), 16),
  )
  for (let number = 0; number <= maxNumber; number++) {
    digest(`${salt}${number}`)
    if (hash.every((each, at) => each === wanted[at])) return { salt, number, signature }
    if (number % TRIES === TRIES - 1) await new Promise((go) => setTimeout(go))
  }
  throw new Error('No number solves the challenge')
}

// SHA-256 (FIPS 180-4) of ASCII. The browser's own is missing on pages without TLS, and so many short texts are hashed faster
// here than by a promise each.
const WORD = 2 ** 32
const HASH_WORDS = 8
const BLOCK = 64
const PRIMES = primes(BLOCK)
const START = PRIMES.slice(0, HASH_WORDS).map((prime) => fraction(Math.sqrt(prime)))
const ROUND = Int32Array.from(PRIMES.map((prime) => fraction(Math.cbrt(prime))))
const schedule = new Int32Array(BLOCK)
const hash = new Int32Array(HASH_WORDS)

/** 64 hexadecimal digits. */
export function sha256(text: string): string {
  digest(text)
  return Array.from(hash, (each) => (each >>> 0).toString(16).padStart(8, '0')).join('')
}

/** Leaves the digest in {@link hash}. */
function digest(text: string): void {
  hash.set(START)
  const blocks = Math.ceil((text.length + 9) / BLOCK)
  for (let block = 0; block < blocks; block++) {
    schedule.fill(0)
    for (let at = 0; at < BLOCK; at++) {
      const place = block * BLOCK + at
      const byte = place < text.length ? text.charCodeAt(place) : place === text.length ? 0x80 : 0
      schedule[at >> 2] = word(schedule, at >> 2) | (byte << (24 - 8 * (at & 3)))
    }
    if (block === blocks - 1) schedule[15] = text.length * 8
    mix()
  }
}

function mix(): void {
  for (let at = 16; at < BLOCK; at++) {
    const far = word(schedule, at - 15)
    const near = word(schedule, at - 2)
    const low = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)
    const high = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)
    schedule[at] = word(schedule, at - 16) + low + word(schedule, at - 7) + high
  }
  const old = hash.slice()
  for (let at = 0; at < BLOCK; at++) {
    const first = compressed(word(ROUND, at) + word(schedule, at))
    const second = spread(word(hash, 0), word(hash, 1), word(hash, 2))
    hash.copyWithin(1, 0)
    hash[4] = word(hash, 4) + first
    hash[0] = first + second
  }
  for (let at = 0; at < HASH_WORDS; at++) hash[at] = word(hash, at) + word(old, at)
}

function compressed(input: number): number {
  const e = word(hash, 4)
  const choice = (e & word(hash, 5)) ^ (~e & word(hash, 6))
  return (word(hash, 7) + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + input) | 0
}

function spread(a: number, b: number, c: number): number {
  return (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let number = 2; found.length < count; number++) {
    if (found.every((prime) => number % prime !== 0)) found.push(number)
  }
  return found
}

/** The first 32 bits behind the point. */
function fraction(root: number): number {
  return Math.floor((root % 1) * WORD)
}

function word(words: Int32Array, at: number): number {
  return words[at] ?? 0
}

function turn(value: number, bits: number): number {
  return (value >>> bits) | (value << (32 - bits))
}
