import { type App, inject, type InjectionKey } from 'vue'

export interface Visit {
  /** Everything of this citizen goes, and the kiosk stands as it does in the morning. */
  readonly end: () => void
}

const VISIT: InjectionKey<Visit> = Symbol('visit')

/**
 * One citizen after the other at one kiosk. The end of a visit takes the whole application down and puts up a new one; it needs no
 * server, so a kiosk whose line is cut forgets as well.
 *
 * @param open makes the application, with a router of its own
 * @param forget what the citizen's session, look and speech keep outside of it
 */
export function startVisits(place: string, open: () => App, forget: () => void): void {
  let app: App | undefined

  function begin(): void {
    app = open().provide(VISIT, { end })
    app.mount(place)
  }

  function end(): void {
    app?.unmount()
    forget()
    begin()
  }

  begin()
}

export function useVisit(): Visit {
  const visit = inject(VISIT)
  if (visit === undefined) throw new Error('Outside of a visit')
  return visit
}
