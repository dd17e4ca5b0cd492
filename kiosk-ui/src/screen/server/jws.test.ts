import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type PublicKey, openCompact, toBase64Url, verifyDetached } from './jws'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const KEYS = [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' } as PublicKey]
const BODY = new TextEncoder().encode('{"version":17,"text":"招聘"}')

function signed(header: object, body = BODY, key = privateKey) {
  const head = Buffer.from(JSON.stringify(header)).toString('base64url')
  const payload = toBase64Url(body)
  const mark = sign('sha256', Buffer.from(`${head}.${payload}`), { key, dsaEncoding: 'ieee-p1363' })
  return { head, payload, mark: mark.toString('base64url') }
}

const GOOD = { alg: 'ES256', kid: 'k1', typ: 'bianmin-playlist' }

async function verdict(header: object, body = BODY, key = privateKey, keys = KEYS) {
  const { head, mark } = signed(header, BODY, key)
  return (await verifyDetached(body, `${head}..${mark}`, 'bianmin-playlist', keys)).verdict
}

describe('a detached signature', () => {
  it('of the server is genuine', async () => {
    await expect(verdict(GOOD)).resolves.toBe('genuine')
  })

  it('over other bytes is forged', async () => {
    await expect(verdict(GOOD, new TextEncoder().encode('{"version":18}'))).resolves.toBe('forged')
  })

  it('by another key under the same name is forged', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    await expect(verdict(GOOD, BODY, other)).resolves.toBe('forged')
  })

  it.each([
    ['of no algorithm', { ...GOOD, alg: 'none' }],
    ['of a shared secret', { ...GOOD, alg: 'HS256' }],
    ['of another kind of statement', { ...GOOD, typ: 'bianmin-emergency' }],
    ['with an extension nobody here knows', { ...GOOD, crit: ['b64'], b64: false }],
  ])('%s is forged', async (_, header) => {
    await expect(verdict(header)).resolves.toBe('forged')
  })

  it('by a key that is not known may need newer keys', async () => {
    await expect(verdict({ ...GOOD, kid: 'k2' })).resolves.toBe('unknown-key')
  })

  it.each(['', '..', 'a.b.c', 'nothing'])('that is none (%s) is forged', async (text) => {
    expect((await verifyDetached(BODY, text, 'bianmin-playlist', KEYS)).verdict).toBe('forged')
  })
})

it('opens a statement only when it is genuine', async () => {
  const { head, payload, mark } = signed({ ...GOOD, typ: 'bianmin-emergency' })
  await expect(
    openCompact(`${head}.${payload}.${mark}`, 'bianmin-emergency', KEYS),
  ).resolves.toEqual({
    verdict: 'genuine',
    text: '{"version":17,"text":"招聘"}',
  })
  const other = toBase64Url(new TextEncoder().encode('{}'))
  await expect(openCompact(`${head}.${other}.${mark}`, 'bianmin-emergency', KEYS)).resolves.toEqual(
    {
      verdict: 'forged',
    },
  )
})
