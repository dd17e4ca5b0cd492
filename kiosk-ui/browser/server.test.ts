import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { itemAt, turnAt } from '@/screen/model/rotation'
import type { Credentials } from '@/screen/server/ScreenServer'
import { axe, englishOn, openBrowser, type Opened, openPage, still } from './Browser'
import { NetworkProxy } from './NetworkProxy'
import { LED, HallClient, TV } from './HallClient'
import { SERVER } from './testServer'

/** The tests save pictures of the pages here. */
const PICTURES = fileURLToPath(new URL('../../target/screens/', import.meta.url))
describe.skipIf(SERVER === undefined)('at the real server', () => {
  const server = new URL(SERVER ?? 'http://localhost:8080')
  const hall = new HallClient(server)
  let browser: Browser
  let opened: Opened
  let proxy: NetworkProxy
  let near: URL

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true })
    browser = await openBrowser()
    proxy = new NetworkProxy(server)
    near = await proxy.listen()
  })
  afterAll(async () => {
    proxy.remove()
    await browser.close()
  })
  afterEach(async () => {
    await opened.context.close()
    expect(opened.complaints).toEqual([])
  })

  async function hang(
    { deviceId, secret }: Credentials,
    width: number,
    height: number,
  ): Promise<Page> {
    opened = await openPage(browser, width, height)
    await opened.page.goto(new URL(`/screen#${deviceId}.${secret}`, near).href)
    return opened.page
  }

  it('a wall shows a job from the moment it is published, and what its playlist says', async () => {
    const page = await hang(LED, 640, 640)
    await page.locator('main.stage').waitFor()
    const content = await hall.publishJob('养老护理员')
    const isListed = async () =>
      (await hall.playlist(LED.deviceId))?.items.some((each) => each.content === content)
    await expect.poll(isListed).toBe(true)
    await page.locator('[data-content]').waitFor()
    await expect
      .poll(async () => {
        const playlist = await hall.playlist(LED.deviceId)
        const shown = await page.locator('[data-content]').getAttribute('data-content')
        const item = playlist && itemAt(playlist, turnAt(playlist, Date.now()))
        return item !== undefined && item.content === shown
      })
      .toBe(true)
    await still(page)
    await page.screenshot({ path: `${PICTURES}led.png` })
    expect(await axe(page)).toEqual([])
    expect(await englishOn(page)).toEqual([])
  })

  it('a set stands, whatever there is to show', async () => {
    const page = await hang(TV, 1920, 1080)
    await page.locator('.tv-page').waitFor()
    await still(page)
    await page.screenshot({ path: `${PICTURES}tv.png` })
    expect(await page.locator('h1').innerText()).toContain('便民')
    expect(await axe(page)).toEqual([])
    expect(await englishOn(page)).toEqual([])
  })

  it('an insert covers a set after the second signature, and the panic button clears it', async () => {
    const page = await hang(TV, 1920, 1080)
    await page.locator('.tv-page').waitFor()
    await hall.beginEmergency('演练：请听从工作人员指引，有序离开大厅')
    await page.locator('.overlay').waitFor()
    expect(await page.locator('.overlay').innerText()).toContain('这是一次演练')
    await hall.endEmergencies()
    await page.locator('.overlay').waitFor({ state: 'detached' })
  })

  it('a wall that is reloaded while the server is away goes on, and is back within a minute', async () => {
    const page = await hang(LED, 640, 640)
    await page.locator('[data-content]').waitFor()
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    proxy.disconnect()
    await page.reload()
    await page.locator('[data-content]').waitFor()
    const content = await hall.publishJob('夜班仓管员')
    const isNew = page.waitForResponse(
      async (response) =>
        response.url().endsWith('/playlist') &&
        response.status() === 200 &&
        (await response.text()).includes(content),
    )
    proxy.reconnect()
    await isNew
    await page.locator('[data-content]').waitFor()
  })

  it('the page of a new screen has nothing for axe to find, and no English', async () => {
    opened = await openPage(browser, 1280, 800)
    await opened.page.goto(new URL('/screen', near).href)
    await opened.page.locator('h1').first().waitFor()
    expect(await axe(opened.page)).toEqual([])
    expect(await englishOn(opened.page)).toEqual([])
  })

  it.each(['/', '/problems', '/problems/slot-full'])(
    'the page %s, which the server writes itself, has the letters of the house and nothing for axe to find',
    async (path) => {
      opened = await openPage(browser, 1280, 800)
      await opened.page.goto(new URL(path, near).href)
      const lettersOf = () =>
        opened.page.evaluate(async () => {
          await document.fonts.ready
          return [...document.fonts].filter(({ status }) => status === 'loaded').length
        })
      await expect.poll(lettersOf).toBeGreaterThan(0)
      await opened.page.screenshot({ path: `${PICTURES}plain${path.replaceAll('/', '-')}.png` })
      expect(await axe(opened.page)).toEqual([])
    },
  )
})
