import type { Browser, BrowserContext, Page } from 'playwright-core'
import en from '@/booking/texts/en.json'
import zh from '@/booking/texts/zh-CN.json'
import type { Channel } from '@/guide/catalogue'
import guideEn from '@/guide/texts/en.json'
import guideZh from '@/guide/texts/zh-CN.json'
import kioskEn from '@/surfaces/kiosk/texts/en.json'
import kioskZh from '@/surfaces/kiosk/texts/zh-CN.json'
import { openPage } from './Browser'
import type { Citizen } from './Citizens'
import { KIOSK, type RealHall } from './RealHall'

/** Takes all four channels. */
export const ITEM = '1-3'

const WORDS = {
  zh: { ...zh.booking, channels: guideZh.guide.channel, kiosk: kioskZh.kiosk },
  en: { ...en.booking, channels: guideEn.guide.channel, kiosk: kioskEn.kiosk },
}

/** What a citizen does at a kiosk to book, in their words; touches are counted, typing is not. */
export class KioskBooking {
  touches = 0
  words: (typeof WORDS)['zh'] = WORDS.zh

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly complaints: string[],
  ) {}

  /**
   * @param hall whose kiosk it is
   * @param look turned to before the page is opened
   */
  static async open(
    browser: Browser,
    server: URL,
    hall: RealHall,
    [width, height]: readonly [number, number],
    look: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<KioskBooking> {
    const { page, context, complaints } = await openPage(browser, width, height)
    await page.route('**/api/device-sessions', async (route) =>
      route.fulfill({ status: 201, json: await hall.kioskSession() }),
    )
    await look(page)
    // So patient that no idle clock ends what a slow machine has not finished.
    await page.goto(new URL(`/kiosk?idle=600#${KIOSK.deviceId}.${KIOSK.secret}`, server).href)
    await page.locator('.tiles').waitFor()
    return new KioskBooking(page, context, complaints)
  }

  async touch(place: string): Promise<void> {
    this.touches++
    await this.page.locator(place).first().click()
  }

  async touchWords(words: string): Promise<void> {
    this.touches++
    await this.page.getByRole('button', { name: words, exact: true }).first().click()
  }

  async speakEnglish(): Promise<void> {
    await this.page.getByRole('button', { name: 'English' }).click()
    this.words = WORDS.en
  }

  /** From the first page to the channels of the item. */
  async findItem(item = ITEM): Promise<void> {
    await this.touch(`.tiles a:has-text("${this.words.kiosk.book}")`)
    await this.touch(`a[href$="/book/${item}"]`)
    await this.page.locator('.way h3').first().waitFor()
  }

  async choose(channel: Channel): Promise<void> {
    await this.touch(`.way:has-text("${this.words.channels[channel]}") .action`)
    await this.page.locator('[data-slot]').first().waitFor()
  }

  /**
   * Far enough away that it may still be changed; gives the slot's name.
   *
   * @param fuller not one whose last place this is
   */
  async takePeriod(fuller?: string): Promise<string> {
    await this.touch('.days button.free >> nth=-1')
    const periods = this.page.locator('[data-slot]:enabled')
    const period = (fuller === undefined ? periods : periods.filter({ hasNotText: fuller })).last()
    const slot = (await period.getAttribute('data-slot')) ?? ''
    await this.touch(`[data-slot="${slot}"]`)
    await this.page.locator('[role="timer"]').waitFor()
    return slot
  }

  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [field, text] of Object.entries(fields))
      await this.page.locator(`[data-field="${field}"] input`).fill(text)
  }

  async fillIn({ name, idNumber, phone, password }: Citizen): Promise<void> {
    await this.fill({ name, idNumber, phone, password })
  }

  async submit(): Promise<void> {
    await this.touch('form .action[type="submit"]')
  }

  /** The code as it is shown. */
  code(): Promise<string> {
    return this.page.locator('.digits').first().innerText()
  }

  async book(citizen: Citizen, channel: Channel = 'ORDINARY'): Promise<string> {
    await this.findItem()
    await this.choose(channel)
    await this.takePeriod()
    await this.fillIn(citizen)
    await this.submit()
    return this.code()
  }

  async goHome(): Promise<void> {
    await this.page.locator(`header a:has-text("${this.words.kiosk.home}")`).click()
    await this.page.locator('.tiles').waitFor()
  }

  async signIn({ idNumber, password }: Citizen): Promise<void> {
    await this.touch(`.tiles a:has-text("${this.words.kiosk.mine}")`)
    await this.fill({ idNumber, password })
    await this.submit()
    await this.page.locator('article').first().waitFor()
  }

  /** What a refusal says. */
  refusal(): Promise<string> {
    return this.page.locator('.refusal h2').innerText()
  }

  /** Everything that the browser would still know of a citizen tomorrow, as one text. */
  async remembered(): Promise<string> {
    const stored = await this.page.evaluate(async () => {
      const caught: string[] = [location.href, document.documentElement.outerHTML]
      caught.push(
        JSON.stringify(history.state),
        JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      )
      for (const field of document.querySelectorAll('input')) caught.push(field.value)
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys()) {
          caught.push(request.url, (await (await cache.match(request))?.text()) ?? '')
        }
      }
      for (const { name } of await indexedDB.databases()) caught.push(name ?? '')
      return caught
    })
    const cookies = await this.context.cookies()
    return [...stored, JSON.stringify(cookies)].join('\n')
  }

  close(): Promise<void> {
    return this.context.close()
  }
}
