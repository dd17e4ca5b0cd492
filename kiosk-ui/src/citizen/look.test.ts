import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import { createLook } from './look'

it('marks the root, and is as always after a reset', async () => {
  const root = document.createElement('html')
  const look = createLook(root)
  look.toggleLarge()
  look.toggleContrast()
  await nextTick()
  expect(root.dataset).toMatchObject({ size: 'large', contrast: 'high' })
  look.reset()
  await nextTick()
  expect(root.attributes).toHaveLength(0)
  expect([look.large.value, look.contrast.value]).toEqual([false, false])
})
