import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axe, openBrowser } from './Browser'
import { newCitizen } from './Citizens'
import { SECOND } from './fixtures'
import { KioskBooking } from './KioskBooking'
import { HallClient } from './HallClient'
import { SERVER } from './testServer'

const REASON = '电力检修'

/** The hall shuts for a day on which people have booked. */
describe.skipIf(SERVER === undefined)('a day that the hall takes away', () => {
  const server = new URL(SERVER ?? 'http://localhost:8080')
  const hall = new HallClient(server)
  let browser: Browser
  let kiosk: KioskBooking
  let reopen: () => Promise<void>

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await reopen()
    await kiosk.close()
    expect(kiosk.complaints).toEqual([])
  })

  it('is named among the days, and who had booked it is led to another time', async () => {
    const citizen = newCitizen()
    kiosk = await KioskBooking.openIn(hall, browser, server)
    const { page, words } = kiosk
    // This is the last slot of all. The hall finds no later one and cannot move the booking by itself.
    await kiosk.book(citizen)
    await kiosk.goHome()
    const [promised] = await hall.bookingsOf(citizen)
    reopen = await hall.close(promised?.start.slice(0, 10) ?? '', REASON)
    await expect
      // The server lets one address sign in only so often.
      .poll(async () => (await hall.bookingsOf(citizen))[0]?.status, { interval: 2 * SECOND })
      .toBe('ORPHANED')
    await kiosk.signIn(citizen)
    const booking = page.locator('article')
    await booking.getByText(words.manage.about.ORPHANED).waitFor()
    expect(await booking.innerText()).toContain(words.manage.state.ORPHANED)
    expect(await axe(page)).toEqual([])
    await kiosk.touchWords(words.manage.move)
    await page.getByText('原来的时间大厅不办公了').waitFor()
    const closed = page.locator('.days button.closed', { hasText: REASON })
    await closed.click()
    await page.getByText(words.time.none.CLOSED_NAMED.replace('{name}', REASON)).waitFor()
    expect(await axe(page)).toEqual([])
    await kiosk.touch('.days button.free >> nth=-1')
    await kiosk.touch('[data-slot]:enabled')
    await page.locator('.said').waitFor()
    expect(await booking.innerText()).toContain(words.manage.state.CONFIRMED)
    await booking.getByText(words.manage.open).click()
    expect(await kiosk.code()).toMatch(/^\d{4} \d{4} \d{4}$/u)
  })
})
