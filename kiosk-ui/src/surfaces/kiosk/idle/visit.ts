import { type App, inject, type InjectionKey } from 'vue'
import { cleanBrowser } from './cleanBrowser'

interface Visit {
  /** Everything of this citizen goes, and the kiosk stands as it does in the morning. */
  readonly end: () => void
}

const VISIT: InjectionKey<Visit> = Symbol('visit')

/**
 * One citizen after the other at one kiosk. The end of a visit takes the whole application down and puts up a new one, with every
 * page, every field and the router's memory. It needs no server: a kiosk whose line is cut forgets as well, where loading the page
 * anew would leave it with an error of the browser.
 *
 * @param open makes the application, with a router of its own
 * @param forget what the citizen's session, look and speech keep outside of it
 */
export function startVisits(place: string, open: () => App, forget: () => void): void {
  let app: App | undefined

  function begin(): void {
    app = open().provide(VISIT, { end })
    app.mount(place)
    window.scrollTo(0, 0)
  }

  function end(): void {
    app?.unmount()
    forget()
    cleanBrowser()
    begin()
  }

  begin()
}

export function useVisit(): Visit {
  const visit = inject(VISIT)
  if (visit === undefined) throw new Error('Outside of a visit')
  return visit
}
