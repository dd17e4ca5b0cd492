const CHECKED = 60 * 60 * 1000

/**
 * Has the service worker keep this page, its fonts and scripts, so that a reload while the server is away finds them; and takes
 * over a new edition, whole, when the server has one. Gives what does so once it may, for the moments at which that changes. Pages
 * that are shown from their sources have no worker.
 *
 * @param page its name, such as `screen`: the worker is `/screen-worker.js` and its scope `/screen`
 * @param mayTakeOver a page where somebody may be typing waits for the right moment
 */
export function registerServiceWorker(page: string, mayTakeOver = () => true): () => void {
  let isNew = false
  const takeOver = () => {
    if (isNew && mayTakeOver()) location.reload()
  }
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return takeOver
  const { serviceWorker } = navigator
  // The first worker of all takes over a page of its own edition; a page may then stand for months.
  let isOurs = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    if (isOurs && !isNew) {
      isNew = true
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
  return takeOver
}
