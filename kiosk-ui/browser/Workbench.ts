import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { openBrowser, type Opened, openPage } from './Browser'
import { STANDING } from './Kiosk'

/**
 * The workbench for the tests of one file, served from its sources: parts of the kiosk by themselves, without a server of ours.
 * What a page complains of fails its test.
 */
export class Workbench {
  private browser!: Browser
  private readonly address = inject('workbench')
  private opened!: Opened

  constructor() {
    beforeAll(async () => {
      this.browser = await openBrowser()
    })
    afterAll(async () => {
      await this.browser.close()
    })
    afterEach(async () => {
      await this.opened.context.close()
      expect(this.complaints).toEqual([])
    })
  }

  get complaints(): string[] {
    return this.opened.complaints
  }

  /**
   * A page as large as a kiosk's.
   *
   * @param address of a page elsewhere, or what is asked of the bench, `?card=simulated`
   * @param before turned to before the page is opened
   */
  async open(
    address = '',
    { width, height } = STANDING,
    before: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Page> {
    this.opened = await openPage(this.browser, width, height)
    await before(this.opened.page)
    await this.opened.page.goto(new URL(address, this.address).href)
    await this.opened.page.locator('main').waitFor()
    return this.opened.page
  }
}
