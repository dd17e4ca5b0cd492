import { expect, it } from 'vitest'
import { STATES } from './kinds'
import { mayEdit, stepsFor } from './steps'

const editor = new Set(['editor'])
const reviewer = new Set(['reviewer'])

it('offers the editor to submit a draft and nobody to approve it', () => {
  expect(stepsFor('DRAFT', editor)).toEqual(['submit', 'withdraw'])
  expect(stepsFor('DRAFT', reviewer)).toEqual(['withdraw'])
})

it('offers the reviewer to approve or return what was submitted', () => {
  expect(stepsFor('SUBMITTED', reviewer)).toEqual(['approve', 'return', 'withdraw'])
  expect(stepsFor('SUBMITTED', editor)).toEqual(['withdraw'])
})

it('offers to publish only what was approved', () => {
  const open = STATES.filter((state) => stepsFor(state, reviewer).includes('publish'))
  expect(open).toEqual(['APPROVED'])
})

it('lets the editor withdraw what is on the wall at once', () => {
  expect(stepsFor('PUBLISHED', editor)).toEqual(['withdraw'])
})

it('offers a supervisor nothing', () => {
  const supervisor = new Set(['supervisor'])
  expect(STATES.flatMap((state) => stepsFor(state, supervisor))).toEqual([])
  expect(STATES.some((state) => mayEdit(state, supervisor))).toBe(false)
})

it('lets nobody edit what is being reviewed', () => {
  expect(mayEdit('SUBMITTED', new Set(['editor', 'reviewer', 'director']))).toBe(false)
})
