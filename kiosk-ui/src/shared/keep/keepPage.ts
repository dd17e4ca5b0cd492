const CHECKED = 60 * 60 * 1000

/**
 * Has the service worker keep this page, its fonts and scripts, so that a reload while the server is away finds them; and takes
 * over a new edition, whole, when the server has one.
 *
 * @param page its name, such as `screen`: the worker is `/screen-worker.js` and its scope `/screen`
 * @param takeOver how a new edition takes over; a page where somebody may be typing waits for the right moment
 */
export function keepPage(page: string, takeOver = reload): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const isFirst = serviceWorker.controller === null
  let isOver = false
  serviceWorker.addEventListener('controllerchange', () => {
    if (isFirst || isOver) return
    isOver = true
    takeOver()
  })
  serviceWorker
    .register(`/${page}-worker.js`, { scope: `/${page}`, type: 'module' })
    .then((registration) => {
      setInterval(() => {
        registration.update().catch(() => undefined)
      }, CHECKED)
    })
    .catch(() => undefined)
}

function reload(): void {
  location.reload()
}
