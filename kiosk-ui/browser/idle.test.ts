import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { SAMPLE } from '@/surfaces/kiosk/idcard/simulatedReader'
import { Workbench } from './Workbench'
import { axe } from './Browser'
import { STANDING } from './Kiosk'
import { allBrowserData } from './browserData'
import { SERVER } from './testServer'

const workbench = new Workbench()
const stopped = (page: Page) => page.clock.install()

const SECRET = 'geheim7391'

/** A citizen types, changes look and language, and leaves data in every storage of the browser. */
async function use(query: string): Promise<Page> {
  const page = await workbench.open(query, STANDING, stopped)
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

async function expectNothingOf(page: Page): Promise<void> {
  const all = await allBrowserData(page)
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
  expect(await allBrowserData(page)).toContain(SECRET)
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

/** These tests need the packaged application, which BrowserIT starts. */
describe.skipIf(SERVER === undefined)('at the real server', () => {
  it('the kiosk stands as in the morning after a visit, on its first page', async () => {
    const page = await workbench.open(
      new URL('/kiosk?card=simulated', SERVER).href,
      STANDING,
      stopped,
    )
    await page.getByRole('link', { name: '我的预约' }).first().click()
    await page.getByRole('button', { name: '放上演示用的身份证' }).click()
    await page.getByLabel('密码', { exact: true }).fill(SECRET)
    await page.getByRole('button', { name: '高对比' }).click()
    await page.getByRole('button', { name: '长辈版' }).click()
    expect(await allBrowserData(page)).toContain(SECRET)
    await page.clock.runFor(61_000)
    await page.getByRole('alertdialog', { name: '您还在使用吗？' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.clock.runFor(16_000)
    await page.getByRole('link', { name: '我的预约' }).first().waitFor()
    await expectNothingOf(page)
  })
})
