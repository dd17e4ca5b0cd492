import { expect, it } from 'vitest'
import { createDesk } from './desk'
import type { Calls } from '@/api/calls'
import { createSession } from './session/session'

const HALLS = [1, 2, 3].map((hall) => ({
  hall,
  name: `大厅${hall}`,
  nameEn: `Hall ${hall}`,
  zone: 'Asia/Shanghai',
}))

/** Two halls a page, so that somebody must turn it. */
const calls: Calls = (path, sent) => {
  if (path !== '/api/halls') return Promise.resolve({})
  const after = Number(sent?.query?.['after'] ?? 0)
  const halls = HALLS.filter(({ hall }) => hall > after).slice(0, 2)
  return Promise.resolve({ halls, next: halls.length === 2 ? halls[1]?.hall : null })
}

async function deskOf(claims: object) {
  const token = `e30.${btoa(JSON.stringify(claims))}.sig`
  const session = createSession(() =>
    Promise.resolve({ accessToken: token, refreshToken: 'r', expiresIn: 900 }),
  )
  await session.signIn({ username: 'somebody', password: 'secret' })
  const desk = createDesk(session, calls)
  await desk.findHalls()
  await session.signOut()
  return desk
}

it('offers the halls somebody works at, and begins in the first', async () => {
  const desk = await deskOf({ groups: ['editor'], halls: [3, 2], everyHall: false })
  expect(desk.halls.value.map(({ hall }) => hall)).toEqual([2, 3])
  expect(desk.hall.value?.hall).toBe(2)
})

it('stays in the chosen hall when the halls are read again', async () => {
  const desk = await deskOf({ groups: ['admin'], halls: [], everyHall: true })
  expect(desk.halls.value).toHaveLength(3)
  desk.choose(3)
  expect(desk.hall.value?.name).toBe('大厅3')
})

it('knows no hall once somebody has left', async () => {
  const desk = await deskOf({ groups: ['editor'], halls: [1], everyHall: false })
  desk.forget()
  expect(desk.hall.value).toBeUndefined()
  expect(desk.halls.value).toEqual([])
})
