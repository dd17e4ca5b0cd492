import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Citizen, type Fields, fillFields } from './Citizens'
import { axe, chineseOn, englishOn } from './Browser'
import { browserData } from './browserData'

/** The number of frames in a row without a request under way. */
const CALM = 4

/** A citizen with a phone: their steps, and the checks that every page has to pass. */
export class Phone {
  private underWay = 0

  constructor(
    readonly page: Page,
    private readonly server: URL,
    private readonly pictures: string,
  ) {
    page.on('request', () => this.underWay++)
    page.on('requestfinished', () => this.underWay--)
    page.on('requestfailed', () => this.underWay--)
  }

  /** @param path behind the hash, `/rules` */
  async open(path = '/', query = ''): Promise<void> {
    await this.page.goto(new URL(`/mobile${query}#${path}`, this.server).href)
    await this.page.getByRole('heading', { level: 1 }).waitFor()
  }

  /** Goes to a page as a link does, and waits until its answers have come and are drawn. */
  async turnTo(path: string): Promise<void> {
    await this.page.evaluate((hash) => (location.hash = hash), path)
    let calm = 0
    while (calm < CALM) {
      await this.page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      calm = this.underWay === 0 ? calm + 1 : 0
    }
  }

  async touch(role: 'link' | 'button', name: string | RegExp): Promise<void> {
    await this.page
      .getByRole(role, { name, exact: typeof name === 'string' })
      .first()
      .click()
  }

  /** Waits for a page by its heading. */
  async isAt(heading: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor()
  }

  async tab(place: 'home' | 'matters' | 'me'): Promise<void> {
    const at = { home: '#/', matters: '#/matters', me: '#/me' }[place]
    await this.page.locator(`nav a[href="${at}"]`).click()
  }

  /** Checks the page with axe and saves a picture of it. */
  async isSound(name: string): Promise<void> {
    await this.atFullHeight(async () => {
      await this.page.screenshot({ path: `${this.pictures}${name}.png` })
      expect(await axe(this.page), name).toEqual([])
    })
    await this.fits(name)
  }

  /** Checks that nothing is wider than the screen or too small for a thumb. */
  async fits(name: string): Promise<void> {
    expect(await this.page.evaluate(tooWide), name).toEqual([])
    expect(await this.page.evaluate(tooSmall), name).toEqual([])
  }

  /** Makes the window as tall as the page, so that the bar at the foot covers nothing. */
  private async atFullHeight(doIt: () => Promise<void>): Promise<void> {
    const before = this.page.viewportSize() ?? { width: 390, height: 844 }
    const height = await this.page.evaluate(async () => {
      await document.fonts.ready
      return document.documentElement.scrollHeight
    })
    await this.page.setViewportSize({ ...before, height: Math.max(height, before.height) })
    await doIt()
    await this.page.setViewportSize(before)
  }

  /** Checks that storage, address, history and the offline cache do not hold the secrets. */
  async keepsNothingOf(citizen: Citizen, code: string): Promise<void> {
    const left = await browserData(this.page)
    expect(left.local).toEqual([['bianmin.hall', '1']])
    expect(left.session).toEqual([])
    expect(left.cookies).toEqual([])
    expect(left.databases).toEqual([])
    const ofPeople = /\/api\/(?:me|bookings|sessions|holds)/u
    expect(left.kept.filter(([url]) => ofPeople.test(url))).toEqual([])
    const whole = JSON.stringify(left)
    const { name, idNumber, phone, password } = citizen
    for (const secret of [name, idNumber, phone, password, code]) {
      expect(whole).not.toContain(secret)
    }
  }

  /** The hall's own texts contain abbreviations in capitals. */
  async isChinese(name: string): Promise<void> {
    expect(
      (await englishOn(this.page)).filter((word) => !/^[A-Z]+$/u.test(word)),
      name,
    ).toEqual([])
  }

  /** Checks that the only Chinese left is marked as text the hall wrote in Chinese alone. */
  async isEnglish(name: string): Promise<void> {
    expect(await chineseOn(this.page), name).toEqual([])
  }

  /** Chooses a slot of the second day with a place, so that the booking may still be moved. Returns the slot as it is written. */
  async takePeriod(): Promise<string> {
    const { page } = this
    await page.locator('[data-slot]:enabled').first().waitFor()
    await page.locator('button.free').nth(1).click()
    const period = page.locator('[data-slot]:enabled').first()
    const words = await period.locator('strong').innerText()
    await period.click()
    return words
  }

  fill(fields: Fields): Promise<void> {
    return fillFields(this.page, fields)
  }

  async confirm(): Promise<string> {
    await this.page.locator('button[type="submit"]').click()
    return this.page.locator('.digits').innerText()
  }

  /** Goes from the page of slots to the confirmation. Returns the code. */
  async book(citizen: Citizen, more: Fields = {}): Promise<string> {
    await this.takePeriod()
    const { name, idNumber, phone, password } = citizen
    await this.fill({ name, idNumber, phone, password, ...more })
    return this.confirm()
  }

  async signIn({ idNumber, password }: Pick<Citizen, 'idNumber' | 'password'>): Promise<void> {
    await this.fill({ idNumber, password })
    await this.page.locator('button[type="submit"]').click()
  }
}

/** This function runs in the page. */
function tooWide(): string[] {
  const width = document.documentElement.clientWidth
  return [...document.querySelectorAll('body *')]
    .filter((each) => {
      const { left, right, width: own } = each.getBoundingClientRect()
      return own > 1 && (right > width + 1 || left < -1)
    })
    .map(
      (each) =>
        `${each.tagName} ${each.getAttribute('class') ?? ''} ${each.textContent.slice(0, 20)}`,
    )
}

/** This function runs in the page. A link inside a sentence may be as tall as its line. */
function tooSmall(): string[] {
  const THUMB = 44
  return [...document.querySelectorAll('a, button, input, summary')]
    .map((each) => ({ each, box: each.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && (box.height < THUMB || box.width < THUMB))
    .filter(({ each }) => !(each instanceof HTMLInputElement && each.labels?.length))
    .map(({ each, box }) => `${each.tagName} ${each.textContent} ${box.width}×${box.height}`)
}
