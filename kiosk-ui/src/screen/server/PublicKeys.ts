import { json } from '@/api/http'
import type { Key, Verdict } from './jws'

/** The server's public keys: as kept, and fetched anew when a statement is signed with one that is not among them. */
export class Keys {
  constructor(
    private known: readonly Key[],
    private readonly changed: (keys: readonly Key[]) => void,
  ) {}

  /** What the check says, once more with fresh keys if it knew too few. */
  async judge<T extends { verdict: Verdict }>(
    check: (keys: readonly Key[]) => Promise<T>,
  ): Promise<T> {
    const first = await check(this.known)
    if (first.verdict !== 'unknown-key') return first
    const { keys } = await json<{ keys: readonly Key[] }>('/.well-known/jwks.json')
    this.known = keys
    this.changed(keys)
    return check(keys)
  }
}
