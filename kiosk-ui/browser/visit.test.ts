import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Schema } from '@/api/schemas'
import { openBrowser } from './Browser'
import { newCitizen } from './Citizens'
import { SECOND } from './fixtures'
import { STANDING } from './Kiosk'
import { KioskBooking } from './KioskBooking'
import { allBrowserData } from './browserData'
import { HallClient } from './HallClient'
import { SERVER } from './testServer'

/** A little longer than KioskBooking lets a kiosk stand untouched. */
const IDLE = 601 * SECOND
const COUNTDOWN = 16 * SECOND

/** One citizen leaves the kiosk, and the next comes. */
describe.skipIf(SERVER === undefined)('the end of a visit', () => {
  const server = new URL(SERVER ?? 'http://localhost:8080')
  const hall = new HallClient(server)
  let browser: Browser
  let kiosk: KioskBooking

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await kiosk.close()
    expect(kiosk.complaints).toEqual([])
  })

  const stand = () =>
    KioskBooking.openIn(hall, browser, server, STANDING, (page) => page.clock.install())

  const question = () => kiosk.page.getByRole('alertdialog', { name: '您还在使用吗？' })

  async function idle(): Promise<void> {
    await kiosk.page.clock.fastForward(IDLE)
    await question().waitFor()
  }

  async function nobodyAnswers(): Promise<void> {
    await kiosk.page.clock.fastForward(COUNTDOWN)
    await kiosk.page.locator('.tiles').waitFor()
  }

  /** The citizen leaves before the server has answered. The idle clock alone would wait longer than any request. */
  async function leave(): Promise<void> {
    await kiosk.page.getByRole('button', { name: '结束使用' }).click()
    await kiosk.page.locator('.tiles').waitFor()
  }

  /** Delays an answer: `asked` resolves when the server has answered, `arrive` lets the answer reach the page. */
  async function delayed(path: string) {
    let [hasAnswered, arrive] = [() => {}, () => {}]
    const asked = new Promise<void>((resolve) => (hasAnswered = resolve))
    const arrival = new Promise<void>((resolve) => (arrive = resolve))
    await kiosk.page.route(path, async (route) => {
      const response = await route.fetch()
      hasAnswered()
      await arrival
      await route.fulfill({ response })
    })
    return { asked, arrive }
  }

  /** Waits for the request that ends the session which was opened too late. */
  const ending = () =>
    kiosk.page.waitForRequest(
      (request) => request.method() === 'DELETE' && request.url().endsWith('/api/sessions/current'),
    )

  async function nobodyIsIn(): Promise<void> {
    await kiosk.touch(kiosk.tile('mine'))
    await kiosk.page.locator('[data-field="idNumber"] input').waitFor()
    expect(await kiosk.page.locator('article').count()).toBe(0)
  }

  it('is asked for first, and leaves nothing of who has booked', async () => {
    const citizen = newCitizen()
    kiosk = await stand()
    const { page } = kiosk
    const answer = page.waitForResponse('**/api/bookings')
    const code = await kiosk.book(citizen)
    const made = (await (await answer).json()) as Schema<'BookingView'>
    const secrets = [
      ...Object.values(citizen),
      code,
      made.code,
      made.booking,
      made.accessToken ?? '',
    ]
    await plant(page, secrets.join(' '))

    await idle()
    await question().getByRole('button', { name: '继续' }).click()
    await question().waitFor({ state: 'hidden' })
    expect(await kiosk.code()).toBe(code)
    for (const secret of secrets) expect(await allBrowserData(page)).toContain(secret)

    await idle()
    await nobodyAnswers()
    const left = async () => {
      const known = await allBrowserData(page)
      return [...secrets, 'planted'].filter((secret) => known.includes(secret))
    }
    await expect.poll(left).toEqual([])
    await page.goBack()
    expect(await page.locator('body').innerText()).toBe('')
    await page.goForward()
    await page.locator('.tiles').waitFor()
    expect(await left()).toEqual([])
    await nobodyIsIn()
  })

  /** Makes a booking whose answer does not reach the page until the returned function is called. */
  async function bookSlowly(): Promise<() => void> {
    kiosk = await stand()
    const { asked, arrive } = await delayed('**/api/bookings')
    await kiosk.findItem()
    await kiosk.choose('ORDINARY')
    await kiosk.takePeriod()
    await kiosk.fillIn(newCitizen())
    await kiosk.submit()
    await asked
    return arrive
  }

  /** Checks that a citizen who leaves before the answer is not signed in by it, and that the server ends the session. */
  async function leaveBefore(arrive: () => void): Promise<void> {
    await leave()
    const ended = ending()
    arrive()
    await ended
    await nobodyIsIn()
  }

  it('lets nobody in whose sign-in is answered only then', async () => {
    const citizen = newCitizen()
    await hall.bookAtKiosk(citizen, '1-3')
    kiosk = await stand()
    const { asked, arrive } = await delayed('**/api/sessions')
    await kiosk.touch(kiosk.tile('mine'))
    await kiosk.fill({ idNumber: citizen.idNumber, password: citizen.password })
    await kiosk.submit()
    await asked
    await leaveBefore(arrive)
  })

  it('lets nobody in whose booking is answered only then', async () => {
    await leaveBefore(await bookSlowly())
  })

  it('keeps what was booked in sight of who stepped back meanwhile', async () => {
    const arrive = await bookSlowly()
    await kiosk.page.locator('header .way').first().click()
    await kiosk.page.locator('[data-slot]').first().waitFor()
    arrive()
    expect(await kiosk.code()).toMatch(/^\d{4} \d{4} \d{4}$/u)
  })
})

/** Writes the secret into every storage of the browser. */
async function plant(page: Page, secret: string): Promise<void> {
  await page.evaluate(async (text) => {
    sessionStorage.setItem('planted', text)
    localStorage.setItem('planted', text)
    document.cookie = `planted=${encodeURIComponent(text)}; Path=/`
    history.replaceState({ planted: text }, '', `${location.search}#${encodeURIComponent(text)}`)
    window.name = text
    performance.mark(text)
    const cache = await caches.open('planted')
    await cache.put('/planted', new Response(text))
    await new Promise((resolve) => {
      const opening = indexedDB.open('planted')
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('planted').put(text, 'planted')
      }
      opening.onsuccess = () => {
        opening.result.close()
        resolve(undefined)
      }
    })
  }, secret)
}
