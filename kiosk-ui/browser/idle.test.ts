import type { Browser, Page } from 'playwright-core'
import type { ViteDevServer } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE } from '@/surfaces/kiosk/idcard/simulatedReader'
import { openBench } from './Bench'
import { axe, openBrowser, openPage, type Opened } from './Browser'

let browser: Browser
let server: ViteDevServer
let address: URL
let opened: Opened

beforeAll(async () => {
  const bench = openBench()
  browser = await openBrowser()
  ;({ server, address } = await bench)
})
afterAll(async () => {
  await browser.close()
  await server.close()
})
afterEach(async () => {
  await opened.context.close()
  // Pages from their sources have no service worker.
  const isOfWorker = (complaint: string) => complaint.includes('fetching the script')
  expect(opened.complaints.filter((each) => !isOfWorker(each))).toEqual([])
})

const SECRET = 'geheim7391'

/** A citizen was here: typed, changed the look and the language, and something was left in everything a browser has. */
async function use(query: string): Promise<Page> {
  opened = await openPage(browser, 1080, 1920)
  const { page } = opened
  await page.clock.install()
  await page.goto(new URL(query, address).href)
  await page.getByRole('button', { name: '放上演示用的身份证' }).click()
  await page.getByLabel('查询密码').fill(SECRET)
  await page.evaluate((secret) => {
    sessionStorage.setItem('planted', secret)
    localStorage.setItem('planted', secret)
    history.replaceState({ planted: secret }, '', `${location.search}#${secret}`)
    performance.mark(secret)
    const { look, locale } = globalThis as unknown as {
      look: { toggleLarge(): void; toggleContrast(): void }
      locale: { value: string }
    }
    look.toggleLarge()
    look.toggleContrast()
    locale.value = 'en'
  }, SECRET)
  return page
}

/** Everything a browser could tell the next citizen about the last. */
async function everything(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const fields = Array.from(document.querySelectorAll('input, textarea, select'))
    const names = await caches.keys()
    const kept = await Promise.all(
      names.map(async (name) => {
        const requests = await (await caches.open(name)).keys()
        return requests.map((each) => each.url)
      }),
    )
    return JSON.stringify([
      document.documentElement.outerHTML,
      fields.map((field) => (field as HTMLInputElement).value),
      Object.entries(sessionStorage),
      Object.entries(localStorage),
      history.state,
      location.href,
      document.title,
      document.cookie,
      performance.getEntries().map((each) => each.name),
      await indexedDB.databases(),
      kept,
    ])
  })
}

async function expectNothingOf(page: Page): Promise<void> {
  const all = await everything(page)
  for (const planted of [SECRET, SAMPLE.name, SAMPLE.idNumber, SAMPLE.idNumber.slice(-4)])
    expect(all).not.toContain(planted)
  const root = page.locator('html')
  expect(await root.getAttribute('data-size')).toBeNull()
  expect(await root.getAttribute('data-contrast')).toBeNull()
  expect(await root.getAttribute('lang')).not.toBe('en')
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
}

it('asks after a while, goes on with one touch, and forgets everything when nobody answers', async () => {
  const page = await use('?card=simulated')
  expect(await everything(page)).toContain(SECRET)
  const dialog = page.getByRole('alertdialog', { name: 'Are you still there?' })
  await page.clock.runFor(50_000)
  expect(await dialog.isVisible()).toBe(false)
  await page.clock.runFor(11_000)
  await dialog.waitFor()
  const goOn = dialog.getByRole('button', { name: 'Continue' })
  expect(await goOn.evaluate((button) => button === document.activeElement)).toBe(true)
  expect(await axe(page)).toEqual([])
  await goOn.click()
  await dialog.waitFor({ state: 'hidden' })
  expect(await page.getByLabel('查询密码').inputValue()).toBe(SECRET)
  await page.clock.runFor(62_000)
  await dialog.waitFor()
  await page.clock.runFor(16_000)
  await page.getByRole('button', { name: '结束使用' }).waitFor()
  await expectNothingOf(page)
})

it('forgets everything at once when the citizen says so', async () => {
  const page = await use('?card=simulated')
  await page.getByRole('button', { name: 'Finish' }).click()
  await page.getByRole('button', { name: '结束使用' }).waitFor()
  await expectNothingOf(page)
})

const real = process.env['BIANMIN_SERVER']

/** Against the packaged application, which BrowserIT starts. */
describe.skipIf(real === undefined)('at the real server', () => {
  it('the kiosk stands as in the morning after a visit, on its first page', async () => {
    opened = await openPage(browser, 1080, 1920)
    const { page } = opened
    await page.clock.install()
    await page.goto(new URL('/kiosk?card=simulated', real).href)
    await page.getByRole('link', { name: '我的预约' }).first().click()
    await page.getByRole('button', { name: '放上演示用的身份证' }).click()
    await page.getByLabel('密码', { exact: true }).fill(SECRET)
    await page.getByRole('button', { name: '高对比' }).click()
    await page.getByRole('button', { name: '长辈版' }).click()
    expect(await everything(page)).toContain(SECRET)
    await page.clock.runFor(61_000)
    await page.getByRole('alertdialog', { name: '您还在使用吗？' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.clock.runFor(16_000)
    await page.getByRole('link', { name: '我的预约' }).first().waitFor()
    await expectNothingOf(page)
  })
})
