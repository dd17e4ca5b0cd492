import type { Browser, Request } from 'playwright-core'
import { expect } from 'vitest'
import { NetworkProxy } from './NetworkProxy'
import { axe, type Opened, openPage } from './Browser'
import { MINUTE, NOON, SECOND } from './fixtures'
import { FakeScreenServer } from './FakeScreenServer'

/** One screen at a fake server. A test can cut the line and advance the clock of both. */
export class TestScreen {
  readonly server = new FakeScreenServer()
  private proxy!: NetworkProxy
  private opened!: Opened
  private advanced = 0
  private readonly underWay = new Set<Request>()

  static async start(browser: Browser, width: number, height: number): Promise<TestScreen> {
    const screen = new TestScreen()
    screen.server.now = () => NOON + screen.advanced
    screen.proxy = new NetworkProxy(new URL(`http://127.0.0.1:${await screen.server.start()}`))
    screen.address = await screen.proxy.listen()
    screen.opened = await openPage(browser, width, height)
    screen.watchRequests()
    return screen
  }

  address = new URL('http://localhost')

  get page() {
    return this.opened.page
  }

  get complaints() {
    return this.opened.complaints
  }

  /** Opens the screen by an installer's address, on a machine whose clock is an hour slow. */
  async open(): Promise<void> {
    await this.page.clock.install({ time: NOON - 60 * MINUTE - SECOND })
    await this.page.clock.pauseAt(NOON - 60 * MINUTE)
    const { deviceId, secret } = this.server.device
    await this.page.goto(new URL(`/screen#${deviceId}.${secret}`, this.address).href)
  }

  /** Waits until the screen shows something and listens, then until the middle of a turn, where no tolerance matters. */
  async ready(): Promise<this> {
    await this.within(
      10 * SECOND,
      async () => this.server.hasListeners && (await this.shown()) !== undefined,
    )
    await this.within(12 * SECOND, () =>
      Promise.resolve(this.server.now() % (12 * SECOND) === 4 * SECOND),
    )
    return this
  }

  /** Runs axe, which needs a running clock. */
  async axe(): Promise<string[]> {
    await this.page.clock.resume()
    return axe(this.page)
  }

  /** Advances the clocks of server and browser. */
  async advance(milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0; left -= SECOND) {
      await this.page.clock.runFor(Math.min(left, SECOND))
      this.advanced += Math.min(left, SECOND)
    }
  }

  /**
   * Waits until a condition holds while the clock goes on. The limit is one of that clock: when it is reached, the clock stands and
   * the machine has as long as it needs.
   *
   * @returns how much of the limit has passed
   */
  async within(limit: number, condition: () => Promise<boolean>): Promise<number> {
    for (let passed = 0; passed <= limit; passed += SECOND) {
      if (await condition()) return passed
      await this.advance(SECOND)
      await this.settle()
    }
    await expect.poll(condition, { message: `within ${limit / SECOND} s` }).toBe(true)
    return limit
  }

  /** Waits until every question of the page is answered: answers come in real time while the page's clock stands. */
  async settle(): Promise<void> {
    // What the server says on the open stream comes as no answer to anything.
    await new Promise((resolve) => setTimeout(resolve, 40))
    if (this.server.delay === undefined) await expect.poll(() => this.underWay.size).toBe(0)
  }

  private watchRequests(): void {
    this.page.on('request', (request) => {
      if (!request.url().endsWith('/events')) this.underWay.add(request)
    })
    const ended = (request: Request) => this.underWay.delete(request)
    this.page.on('requestfinished', ended)
    this.page.on('requestfailed', ended)
    // A new document leaves the questions of the old one without an answer.
    this.page.on('framenavigated', () => {
      this.underWay.clear()
    })
  }

  /** Returns the content that stands large; undefined when the hall's name and the clock stand there. */
  async shown(): Promise<string | undefined> {
    // The page's clock is stopped, so there is nothing to wait for.
    return this.page
      .locator('article[data-content]')
      .evaluateAll(([first]) => first?.getAttribute('data-content') ?? undefined)
  }

  async text(): Promise<string> {
    return this.page.locator('body').innerText()
  }

  disconnect(): void {
    this.proxy.disconnect()
  }

  reconnect(): void {
    this.proxy.reconnect()
  }

  /** Waits until the service worker has stored the page. */
  async cached(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
  }

  /** Says whether the screen shows no letters at all. */
  async isBlank(): Promise<boolean> {
    return (await this.text()).trim() === ''
  }

  async close(): Promise<void> {
    await this.opened.context.close()
    this.proxy.remove()
    this.server.stop()
  }
}
