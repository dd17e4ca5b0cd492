import type { Browser, Page } from 'playwright-core'
import en from '@/booking/texts/en.json'
import zh from '@/booking/texts/zh-CN.json'
import type { Channel } from '@/guide/catalogue'
import guideEn from '@/guide/texts/en.json'
import guideZh from '@/guide/texts/zh-CN.json'
import { openPage } from './Browser'
import { type Citizen, type Fields, fillFields } from './Citizens'
import { Kiosk, STANDING } from './Kiosk'
import { KIOSK, type HallClient } from './HallClient'

/** This item takes all four channels. */
export const ITEM = '1-3'

const WORDS = {
  zh: { ...zh.booking, channels: guideZh.guide.channel },
  en: { ...en.booking, channels: guideEn.guide.channel },
}

/** A citizen who books at a kiosk. Touches are counted, typing is not. */
export class KioskBooking extends Kiosk {
  words: (typeof WORDS)['zh'] = WORDS.zh

  /**
   * @param hall whose kiosk it is
   * @param look turned to before the page is opened
   * @param query what else stands in the kiosk's address, such as its card reader
   */
  static async openIn(
    hall: HallClient,
    browser: Browser,
    server: URL,
    { width, height } = STANDING,
    look: (page: Page) => Promise<unknown> = () => Promise.resolve(),
    query = '',
  ): Promise<KioskBooking> {
    const kiosk = new KioskBooking(server, await openPage(browser, width, height))
    await kiosk.page.route('**/api/device-sessions', async (route) =>
      route.fulfill({ status: 201, json: await hall.kioskSession() }),
    )
    await look(kiosk.page)
    // The idle clock is so patient that it ends nothing on a slow machine.
    await kiosk.begin(`/kiosk?idle=600${query}#${KIOSK.deviceId}.${KIOSK.secret}`)
    return kiosk
  }

  async touchWords(words: string): Promise<void> {
    await this.touch(this.page.getByRole('button', { name: words, exact: true }).first())
  }

  async speakEnglish(): Promise<void> {
    await this.look('language').click()
    this.words = WORDS.en
  }

  /** Goes from the first page to the channels of the item. */
  async findItem(item = ITEM): Promise<void> {
    await this.touch(this.tile('book'))
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

  fill(fields: Fields): Promise<void> {
    return fillFields(this.page, fields)
  }

  async fillIn({ name, idNumber, phone, password }: Citizen): Promise<void> {
    await this.fill({ name, idNumber, phone, password })
  }

  async submit(): Promise<void> {
    await this.touch('form .action[type="submit"]')
  }

  /** Returns the code as the page shows it. */
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

  async signIn({ idNumber, password }: Citizen): Promise<void> {
    await this.touch(this.tile('mine'))
    await this.fill({ idNumber, password })
    await this.submit()
    await this.page.locator('article').first().waitFor()
  }

  /** Returns the title of the refusal. */
  refusal(): Promise<string> {
    return this.page.locator('.refusal h2').innerText()
  }
}
