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
  // The first worker of all takes over a page of its own edition; a page may then stand for months.
  let isOurs = serviceWorker.controller !== null
  let isOver = false
  serviceWorker.addEventListener('controllerchange', () => {
    if (isOurs && !isOver) {
      isOver = true
      takeOver()
    }
    isOurs = true
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
