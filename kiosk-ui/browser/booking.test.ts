import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Channel } from '@/guide/catalogue'
import { axe, chineseOn, englishOn, openBrowser } from './Browser'
import { NetworkProxy } from './NetworkProxy'
import { newCitizen } from './Citizens'
import { MINUTE } from './fixtures'
import { LYING, STANDING } from './Kiosk'
import { ITEM, KioskBooking } from './KioskBooking'
import { allBrowserData } from './browserData'
import { HallClient } from './HallClient'
import { SERVER } from './testServer'

const PICTURES = fileURLToPath(new URL('../../target/screens/', import.meta.url))
describe.skipIf(SERVER === undefined)('booking at a kiosk', () => {
  const server = new URL(SERVER ?? 'http://localhost:8080')
  const hall = new HallClient(server)
  let browser: Browser
  let kiosk: KioskBooking

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true })
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await kiosk.close()
    expect(kiosk.complaints).toEqual([])
  })

  async function isSound(name: string): Promise<void> {
    await kiosk.page.screenshot({ path: `${PICTURES}kiosk-booking-${name}.png` })
    expect(await axe(kiosk.page), name).toEqual([])
    if (kiosk.words.title === '预约办事') expect(await englishOn(kiosk.page), name).toEqual([])
  }

  it.each(['ORDINARY', 'SAME_DAY', 'HOME_VISIT', 'GREEN'] as const)(
    'books %s within seven touches, and nothing of the citizen is left',
    async (channel: Channel) => {
      const citizen = newCitizen()
      kiosk = await KioskBooking.openIn(
        hall,
        browser,
        server,
        channel === 'GREEN' ? LYING : STANDING,
      )
      await kiosk.findItem()
      await isSound('channels')
      await kiosk.choose(channel)
      await isSound(`times-${channel}`)
      const holding = kiosk.page.waitForRequest('**/api/holds')
      await kiosk.takePeriod()
      expect((await holding).headers()['authorization']).toMatch(/^Bearer /u)
      await isSound(`details-${channel}`)
      await kiosk.fillIn(citizen)
      if (channel === 'HOME_VISIT') {
        await hall.approveVisit(ITEM, citizen.idNumber)
        await kiosk.fill({ address: '莲池路18号2栋301' })
      }
      await kiosk.submit()
      const code = (await kiosk.code()).replace(/\s/gu, '')
      expect(kiosk.touches).toBeLessThanOrEqual(7)
      await kiosk.page.locator('.code img').waitFor()
      await isSound(`done-${channel}`)

      const [booked] = await hall.bookingsOf(citizen)
      expect(booked).toMatchObject({ code, channel, status: 'CONFIRMED', item: ITEM })

      await kiosk.touchWords(kiosk.words.done.finish)
      await kiosk.page.locator('.tiles').waitFor()
      const known = await allBrowserData(kiosk.page)
      for (const secret of [...Object.values(citizen), code, booked?.booking ?? code])
        expect(known).not.toContain(secret)
    },
  )

  it('prints the slip and nothing else, as wide as the roll', async () => {
    kiosk = await KioskBooking.openIn(hall, browser, server)
    await kiosk.page.evaluate(() => {
      window.print = () => {
        document.body.setAttribute('data-prints', '1')
      }
    })
    await kiosk.book(newCitizen())
    await kiosk.page.locator('.code img').waitFor()
    await kiosk.touchWords(kiosk.words.done.print)
    await kiosk.page.locator('body[data-prints]').waitFor({ state: 'attached' })
    await kiosk.page.emulateMedia({ media: 'print' })
    const slip = kiosk.page.locator('.slip')
    const box = await slip.boundingBox()
    const MM = 96 / 25.4
    expect(box?.width).toBeLessThanOrEqual(73 * MM)
    expect(await kiosk.page.locator('#app').isVisible()).toBe(false)
    expect(await slip.innerText()).toContain(kiosk.words.done.bring)
    await kiosk.page.screenshot({ path: `${PICTURES}kiosk-booking-slip.png` })
  })

  it('moves a booking to another time, the new place first, and cancels it after asking', async () => {
    const citizen = newCitizen()
    kiosk = await KioskBooking.openIn(hall, browser, server, LYING)
    await kiosk.book(citizen)
    await kiosk.goHome()
    await kiosk.signIn(citizen)
    await isSound('mine')
    const [before] = await hall.bookingsOf(citizen)
    await kiosk.touchWords(kiosk.words.manage.move)
    await kiosk.page.locator('[data-slot]').first().waitFor()
    await isSound('move')
    // 返回 leads to the list, and nobody has to sign in again.
    await kiosk.touch('header .way')
    await kiosk.page.locator('article').first().waitFor()
    await kiosk.touchWords(kiosk.words.manage.move)
    await kiosk.touch('.days button.free >> nth=-2')
    await kiosk.touch('[data-slot]:enabled')
    await kiosk.page.locator('.said').waitFor()
    const [moved] = await hall.bookingsOf(citizen)
    expect(moved).toMatchObject({ booking: before?.booking, status: 'CONFIRMED' })
    expect(moved?.slot).not.toBe(before?.slot)

    await kiosk.touchWords(kiosk.words.manage.cancel)
    await isSound('cancel')
    await kiosk.touchWords(kiosk.words.manage.cancelNo)
    expect(await hall.bookingsOf(citizen)).toMatchObject([{ status: 'CONFIRMED' }])
    await kiosk.touchWords(kiosk.words.manage.cancel)
    await kiosk.touchWords(kiosk.words.manage.cancelYes)
    await kiosk.page.locator('.said').waitFor()
    expect(await hall.bookingsOf(citizen)).toMatchObject([{ status: 'CANCELLED' }])
    await isSound('mine-none')
  })

  it('offers the nearest places when somebody else was faster', async () => {
    kiosk = await KioskBooking.openIn(hall, browser, server)
    await kiosk.findItem()
    await kiosk.choose('GREEN')
    await kiosk.touch('.days button.free >> nth=-1')
    const period = kiosk.page.locator('[data-slot]:enabled').first()
    const slot = (await period.getAttribute('data-slot')) ?? ''
    const holds = await hall.holdAll(slot, ITEM)
    try {
      await kiosk.touch(`[data-slot="${slot}"]`)
      expect(await kiosk.refusal()).toBe(kiosk.words.refusal['slot-full'].title)
      await kiosk.page.locator('.refusal .action.first').first().waitFor()
      await isSound('full')
      await kiosk.touch('.refusal .action.first')
      await kiosk.page.locator('[role="timer"]').waitFor()
    } finally {
      await hall.release(holds)
    }
  })

  it('sends who has booked the item already to their bookings', async () => {
    const citizen = newCitizen()
    kiosk = await KioskBooking.openIn(hall, browser, server)
    await kiosk.book(citizen)
    await kiosk.goHome()
    await kiosk.findItem()
    await kiosk.choose('ORDINARY')
    await kiosk.takePeriod()
    await kiosk.fillIn(citizen)
    await kiosk.submit()
    expect(await kiosk.refusal()).toBe(kiosk.words.refusal['already-booked'].title)
    await isSound('already')
    await kiosk.touchWords(kiosk.words.next.mine)
    await kiosk.page.locator(`h1:has-text("${kiosk.words.manage.title}")`).waitFor()
    expect(await kiosk.page.locator('[data-field="idNumber"] input').inputValue()).toBe('')
  })

  it('keeps what was typed when the password is wrong', async () => {
    const citizen = newCitizen()
    kiosk = await KioskBooking.openIn(hall, browser, server)
    await kiosk.book(citizen)
    await kiosk.goHome()
    await kiosk.findItem('1-1')
    await kiosk.choose('GREEN')
    await kiosk.takePeriod()
    await kiosk.fillIn({ ...citizen, password: '不是这个密码啊啊' })
    await kiosk.submit()
    expect(await kiosk.refusal()).toBe(kiosk.words.refusal['wrong-credentials'].title)
    await kiosk.touchWords(kiosk.words.next.details)
    await kiosk.fill({ password: citizen.password })
    await kiosk.submit()
    expect(await kiosk.code()).toMatch(/^\d{4} \d{4} \d{4}$/u)
  })

  it('says what is wrong in plain words, and goes on from field to field', async () => {
    kiosk = await KioskBooking.openIn(hall, browser, server)
    await kiosk.findItem()
    await kiosk.choose('HOME_VISIT')
    await kiosk.takePeriod()
    await kiosk.submit()
    await kiosk.page.getByText(kiosk.words.fault.addressEmpty).waitFor()
    await isSound('faults')
    await kiosk.fill({ idNumber: '510101195001011234' })
    await kiosk.page.getByText(kiosk.words.fault.idCheck).waitFor()
  })

  it('tells when the kept place runs out, and takes it again with everything typed', async () => {
    const citizen = newCitizen()
    kiosk = await KioskBooking.openIn(hall, browser, server, STANDING, (page) =>
      page.clock.install(),
    )
    await kiosk.findItem()
    await kiosk.choose('ORDINARY')
    await kiosk.takePeriod(kiosk.words.time.left.replace('{count}', '1'))
    await kiosk.fillIn(citizen)
    await kiosk.page.clock.fastForward(5 * MINUTE)
    await kiosk.page.getByText(kiosk.words.hold.over).waitFor()
    await isSound('over')
    await kiosk.touchWords(kiosk.words.hold.retake)
    await kiosk.page.locator('[role="timer"]').waitFor()
    await kiosk.submit()
    expect(await kiosk.code()).toMatch(/^\d{4} \d{4} \d{4}$/u)
  })

  it('books once when the line is cut before, and when the answer is lost', async () => {
    const citizen = newCitizen()
    const proxy = new NetworkProxy(server)
    try {
      kiosk = await KioskBooking.openIn(hall, browser, await proxy.listen())
      await kiosk.findItem()
      await kiosk.choose('ORDINARY')
      await kiosk.takePeriod()
      await kiosk.fillIn(citizen)
      proxy.disconnect()
      await kiosk.submit()
      expect(await kiosk.refusal()).toBe(kiosk.words.refusal.unreached.title)
      await isSound('away')
      proxy.reconnect()
      const keys: string[] = []
      await kiosk.page.route('**/api/bookings', async (route) => {
        keys.push(route.request().headers()['idempotency-key'] ?? '')
        const answer = await route.fetch()
        if (keys.length === 1) await route.abort()
        else await route.fulfill({ response: answer })
      })
      await kiosk.touchWords(kiosk.words.next.again)
      await expect.poll(() => keys.length).toBe(1)
      await kiosk.page.locator('.refusal .action:enabled').first().waitFor()
      await kiosk.touchWords(kiosk.words.next.again)
      expect(await kiosk.code()).toMatch(/^\d{4} \d{4} \d{4}$/u)
      expect(new Set(keys).size).toBe(1)
      expect(await hall.bookingsOf(citizen)).toHaveLength(1)
    } finally {
      proxy.remove()
    }
  })

  it('speaks English from the first page to the last', async () => {
    kiosk = await KioskBooking.openIn(hall, browser, server, LYING)
    await kiosk.speakEnglish()
    await kiosk.findItem()
    await kiosk.choose('SAME_DAY')
    expect(await chineseOn(kiosk.page)).toEqual([])
    await isSound('times-en')
    await kiosk.takePeriod()
    expect(await chineseOn(kiosk.page)).toEqual([])
    await kiosk.fillIn(newCitizen())
    await kiosk.submit()
    await kiosk.code()
    // The page asks the server for the English name of the item.
    await expect.poll(() => chineseOn(kiosk.page)).toEqual([])
    await isSound('done-en')
  })
})
