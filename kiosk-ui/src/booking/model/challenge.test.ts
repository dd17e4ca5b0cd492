import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { bookProving, sha256, solve } from './challenge'

const puzzle = (number: number, maxNumber = 20_000) => {
  const salt = 'c2FsdC1zYWx0LXNhbHQ.1795767600.20000&'
  const challenge = createHash('sha256').update(`${salt}${number}`).digest('hex')
  return { algorithm: 'SHA-256', salt, challenge, maxNumber, signature: 'f'.repeat(64) }
}

const required = () => new Problem(422, '/problems/challenge-required', '', '')

describe('a puzzle before booking', () => {
  it('is hashed as everywhere', () => {
    for (const text of [
      '',
      'abc',
      'x'.repeat(55),
      'x'.repeat(56),
      'x'.repeat(64),
      'x'.repeat(130),
    ]) {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
    }
  })

  it('is solved by the number that makes the hash', async () => {
    expect(await solve(puzzle(9_321))).toEqual({
      salt: puzzle(9_321).salt,
      number: 9_321,
      signature: 'f'.repeat(64),
    })
  })

  it('is given up when no number makes it', async () => {
    await expect(solve(puzzle(300, 200))).rejects.toThrow('No number')
  })

  it('is not asked for on an ordinary day', async () => {
    const calls = vi.fn()
    expect(await bookProving(calls, '1', () => Promise.resolve('made'))).toBe('made')
    expect(calls).not.toHaveBeenCalled()
  })

  it('is solved and sent with the same booking when the server asks for it', async () => {
    const calls = vi.fn(() => Promise.resolve(puzzle(77)))
    const book = vi.fn((challenge?: { number: number }) =>
      challenge === undefined ? Promise.reject(required()) : Promise.resolve(challenge.number),
    )
    expect(await bookProving(calls, '1', book)).toBe(77)
    expect(calls).toHaveBeenCalledWith('/api/challenges', { query: { hall: '1' } })
    expect(book).toHaveBeenCalledTimes(2)
  })

  it('is nothing that another refusal asks for', async () => {
    const full = new Problem(409, '/problems/slot-full', '', '')
    await expect(bookProving(vi.fn(), '1', () => Promise.reject(full))).rejects.toBe(full)
  })
})
