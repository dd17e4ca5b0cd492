import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openBrowser, type Opened, openPage } from './Browser'
import { STANDING } from './Kiosk'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

async function serve(): Promise<{ server: ViteDevServer; address: URL }> {
  const server = await createServer({
    root: ROOT,
    configFile: `${ROOT}vite.config.ts`,
    logLevel: 'error',
    cacheDir: `${ROOT}node_modules/.vite-bench`,
    optimizeDeps: { entries: ['browser/workbench/main.ts'] },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  })
  await server.listen()
  const [origin] = server.resolvedUrls?.local ?? []
  if (origin === undefined) throw new Error('The workbench has no address')
  return { server, address: new URL('/browser/workbench/index.html', origin) }
}

/**
 * The workbench for the tests of one file, served from its sources: parts of the kiosk by themselves, without a server of ours.
 * What a page complains of fails its test.
 */
export class Workbench {
  private browser!: Browser
  private server!: ViteDevServer
  private address!: URL
  private opened!: Opened

  constructor() {
    beforeAll(async () => {
      const served = serve()
      this.browser = await openBrowser()
      ;({ server: this.server, address: this.address } = await served)
    })
    afterAll(async () => {
      await this.browser.close()
      await this.server.close()
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
