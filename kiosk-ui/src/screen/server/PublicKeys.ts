import { json } from '@/api/http'
import type { PublicKey, Verification } from './jws'

/** The server's public keys. They are fetched anew when a statement is signed with an unknown one. */
export class PublicKeys {
  constructor(
    private known: readonly PublicKey[],
    private readonly changed: (keys: readonly PublicKey[]) => void,
  ) {}

  /** Runs the check, and once more with fresh keys when the key was unknown. */
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
