import type { Browser, Locator, Page } from 'playwright-core'
import { axe, englishOn, type Opened, openPage, still } from './Browser'

export interface Size {
  readonly width: number
  readonly height: number
}

export const STANDING: Size = { width: 1080, height: 1920 }
export const LYING: Size = { width: 1920, height: 1080 }

/** A kiosk in the hall. It counts the touches of its citizen since the first page. */
export class Kiosk {
  touches = 0

  protected constructor(
    private readonly address: URL,
    private readonly opened: Opened,
  ) {}

  static async open(browser: Browser, server: URL, { width, height } = STANDING): Promise<Kiosk> {
    const kiosk = new Kiosk(server, await openPage(browser, width, height))
    await kiosk.begin()
    return kiosk
  }

  get page(): Page {
    return this.opened.page
  }

  get complaints(): readonly string[] {
    return this.opened.complaints
  }

  /** Opens the first page. */
  protected async begin(path = '/kiosk'): Promise<void> {
    await this.page.goto(new URL(path, this.address).href)
    await this.tile('guide').waitFor()
    this.touches = 0
  }

  async touch(what: Locator | string): Promise<void> {
    await (typeof what === 'string' ? this.page.locator(what).first() : what).click()
    this.touches += 1
  }

  /** Goes back to the first page and counts the touches anew. */
  async goHome(): Promise<void> {
    const home = this.page.locator('header a.way')
    if (await home.isVisible()) await home.click()
    await this.tile('guide').waitFor()
    this.touches = 0
  }

  tile(name: string): Locator {
    return this.page.locator(`[data-tile="${name}"]`)
  }

  /** Returns a button of the foot. They stand in the order larger, contrast, language. */
  look(place: 'larger' | 'contrast' | 'language'): Locator {
    const buttons = this.page.locator('footer.foot button')
    if (place === 'language') return buttons.last()
    return buttons.nth(place === 'larger' ? 0 : 1)
  }

  /** Returns what axe finds, and the width that does not fit the screen. */
  async faults(): Promise<string[]> {
    await this.still()
    const wide = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    const found = await axe(this.page)
    return wide > 0 ? [...found, `${wide} px too wide`] : found
  }

  /** Returns English words of the pages' own texts. An employer may name a post in English. */
  async english(): Promise<string[]> {
    const written = await this.page.locator('[data-content], article').allInnerTexts()
    const words = await englishOn(this.page)
    return words.filter((word) => !written.some((each) => each.includes(word)))
  }

  /** Waits until nothing moves any more. */
  async still(): Promise<void> {
    await still(this.page)
  }

  /** Says whether the page works without its server: the browser has stored the page and these answers. */
  async isPrefetched(paths: readonly string[]): Promise<boolean> {
    return this.page.evaluate(async (wanted) => {
      await navigator.serviceWorker.ready
      const cache = await caches.open('kiosk:answers')
      const kept = await Promise.all(wanted.map((path) => cache.match(path)))
      return kept.every((each) => each !== undefined)
    }, paths)
  }

  async close(): Promise<void> {
    await this.opened.context.close()
  }
}
