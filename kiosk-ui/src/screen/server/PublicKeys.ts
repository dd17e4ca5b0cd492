import { json } from '@/api/http'
import type { PublicKey, Verification } from './jws'

/** The server's public keys: as kept, and fetched anew when a statement is signed with one that is not among them. */
export class PublicKeys {
  constructor(
    private known: readonly PublicKey[],
    private readonly changed: (keys: readonly PublicKey[]) => void,
  ) {}

  /** What the check says, once more with fresh keys if it knew too few. */
  async verify<T extends { verdict: Verification }>(
    check: (keys: readonly PublicKey[]) => Promise<T>,
  ): Promise<T> {
    const first = await check(this.known)
    if (first.verdict !== 'unknown-key') return first
    const { keys } = await json<{ keys: readonly PublicKey[] }>('/.well-known/jwks.json')
    this.known = keys
    this.changed(keys)
    return check(keys)
  }
}
