const CHECKED = 60 * 60 * 1000

/**
 * Has the service worker keep this page, its fonts and scripts, so that a reload while the server is away finds them; and takes
 * over a new edition, whole, when the server has one.
 */
export function keepPage(): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const isFirst = serviceWorker.controller === null
  let isReloading = false
  serviceWorker.addEventListener('controllerchange', () => {
    if (isFirst || isReloading) return
    isReloading = true
    location.reload()
  })
  serviceWorker
    .register('/screen-worker.js', { scope: '/screen', type: 'module' })
    .then((registration) => {
      setInterval(() => {
        registration.update().catch(() => undefined)
      }, CHECKED)
    })
    .catch(() => undefined)
}
