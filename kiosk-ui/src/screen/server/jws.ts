/** Statements the server signs (RFC 7515, ES256), and the keys it publishes (RFC 7517). */
export interface PublicKey extends JsonWebKey {
  readonly kid?: string
}

/** `unknown-key` means that the key is not among these, so newer ones may have to be fetched. */
export type Verification = 'genuine' | 'forged' | 'unknown-key'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** A detached signature (RFC 7515, appendix F): `<header>..<signature>` over bytes that travel beside it. */
export async function verifyDetached(
  body: Uint8Array,
  signature: string,
  typ: string,
  keys: readonly PublicKey[],
): Promise<{ verdict: Verification }> {
  const [header = '', payload, mark = ''] = signature.split('.')
  if (payload !== '') return { verdict: 'forged' }
  return { verdict: await verify(header, toBase64Url(body), mark, typ, keys) }
}

/** A statement that carries what it says; its text is only there when it is genuine. */
export async function openCompact(
  statement: string,
  typ: string,
  keys: readonly PublicKey[],
): Promise<{ verdict: Verification; text?: string }> {
  const [header = '', payload = '', mark = ''] = statement.trim().split('.')
  const verdict = await verify(header, payload, mark, typ, keys)
  return verdict === 'genuine'
    ? { verdict, text: new TextDecoder().decode(fromBase64Url(payload)) }
    : { verdict }
}

async function verify(
  header: string,
  payload: string,
  mark: string,
  typ: string,
  keys: readonly PublicKey[],
): Promise<Verification> {
  try {
    const said = JSON.parse(new TextDecoder().decode(fromBase64Url(header))) as Record<
      string,
      unknown
    >
    // A statement of one kind must never pass as one of another, and no other algorithm is spoken here.
    if (said['alg'] !== 'ES256' || said['typ'] !== typ || 'crit' in said) return 'forged'
    const key = keys.find((each) => each.kid === said['kid'])
    if (key === undefined) return 'unknown-key'
    const { kty, crv, x, y } = key
    const used = await crypto.subtle.importKey(
      'jwk',
      { kty, crv, x, y } as JsonWebKey,
      ALGORITHM,
      false,
      ['verify'],
    )
    const signed = new TextEncoder().encode(`${header}.${payload}`)
    const isGenuine = await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      used,
      fromBase64Url(mark),
      signed,
    )
    return isGenuine ? 'genuine' : 'forged'
  } catch {
    return 'forged'
  }
}

export function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
