import 'fake-indexeddb/auto'
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { expect, it } from 'vitest'
import type { PublicKey } from '../server/jws'
import { type ScreenStore, openScreenStore } from './ScreenStore'
import { MAX_PLAYS_PER_POST } from '../model/plays'
import type { Playlist } from '../model/playlist'
import { ScreenMemory } from './ScreenMemory'
import type { VerifiedPlaylist } from '../server/ScreenServer'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const KEYS = [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' } as PublicKey]

function issued(version: number): VerifiedPlaylist {
  const playlist = {
    screen: 'wall',
    hall: 1,
    hallName: '大厅',
    version,
    kind: 'LED',
    width: 640,
    height: 640,
    zone: 'Asia/Shanghai',
    issuedAt: '2026-11-23T00:00:00Z',
    validUntil: '2026-11-24T12:00:00Z',
    parts: [],
    items: [],
  } satisfies Playlist
  const body = new TextEncoder().encode(JSON.stringify(playlist))
  const header = Buffer.from('{"alg":"ES256","kid":"k1","typ":"bianmin-playlist"}').toString(
    'base64url',
  )
  const mark = sign('sha256', Buffer.from(`${header}.${Buffer.from(body).toString('base64url')}`), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  return { playlist, body, signature: `${header}..${mark.toString('base64url')}` }
}

async function memory(kept?: ScreenStore) {
  const store = kept ?? (await openScreenStore(randomUUID()))
  const found = await ScreenMemory.load(store, 'wall')
  found.storeKeys(KEYS)
  return { store, found }
}

it('takes a newer playlist and refuses an older one', async () => {
  const { found } = await memory()
  expect(found.accept(issued(17))).toBe(true)
  expect(found.accept(issued(16))).toBe(false)
  expect(found.playlist.value?.version).toBe(17)
  expect(found.accept(issued(18))).toBe(true)
})

it('knows after a restart what it knew before, and refuses the older still', async () => {
  const { store, found } = await memory()
  found.accept(issued(17))
  found.upToDate()
  found.storeTime()
  const again = (await memory(store)).found
  expect(again.playlist.value?.version).toBe(17)
  expect(again.asOf.value).toBe(found.asOf.value)
  expect(again.accept(issued(16))).toBe(false)
})

it('does not believe a store that was tampered with', async () => {
  const { store, found } = await memory()
  found.accept(issued(17))
  const other = issued(99)
  const kept = await store.get<object>('wall/playlist')
  await store.put('wall/playlist', { ...kept, body: other.body })
  expect((await memory(store)).found.playlist.value).toBeUndefined()
})

it('reports every turn once, and forgets what has arrived', async () => {
  const { found } = await memory()
  const play = { content: 'c', at: '2026-11-23T00:00:00Z', seconds: 12 }
  found.play(play)
  found.play({ ...play })
  expect(found.plays().plays).toHaveLength(1)
  found.arrived(found.plays().plays)
  found.play({ ...play })
  expect(found.plays().plays).toHaveLength(0)
  expect(MAX_PLAYS_PER_POST).toBe(500)
})
