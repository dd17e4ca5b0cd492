import { readonly, ref, watchEffect } from 'vue'

/**
 * How pages for citizens look: 长辈版 (larger) and high contrast. Held in memory: the next citizen at a kiosk finds the page as it
 * always is. citizen.css says what the two attributes of the root change.
 */
export function createLook(root: HTMLElement = document.documentElement) {
  const large = ref(false)
  const contrast = ref(false)

  watchEffect(() => {
    mark(root, 'size', large.value ? 'large' : undefined)
    mark(root, 'contrast', contrast.value ? 'high' : undefined)
  })

  function toggleLarge(): void {
    large.value = !large.value
  }

  function toggleContrast(): void {
    contrast.value = !contrast.value
  }

  function reset(): void {
    large.value = false
    contrast.value = false
  }

  return {
    large: readonly(large),
    contrast: readonly(contrast),
    toggleLarge,
    toggleContrast,
    reset,
  }
}

function mark(root: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) root.removeAttribute(`data-${name}`)
  else root.setAttribute(`data-${name}`, value)
}
