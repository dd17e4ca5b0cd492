import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Schema } from '@/api/schemas'
import { openBrowser, type Opened, openPage } from './Browser'
import { NetworkProxy } from './NetworkProxy'
import { newCitizen } from './Citizens'
import { Phone } from './Phone'
import { HallClient } from './HallClient'
import { SERVER } from './testServer'

const PICTURES = fileURLToPath(new URL('../../target/mobile/', import.meta.url))
/** The names of the hall's sections, each with the page it leads to. */
const HOME_LINKS = [
  ['普通预约', '/channels/ORDINARY'],
  ['立等可取', '/channels/SAME_DAY'],
  ['上门服务', '/channels/HOME_VISIT'],
  ['绿色通道', '/channels/GREEN'],
  ['办事指南', '/matters'],
  ['预约流程', '/steps'],
  ['预约规则', '/rules'],
  ['大厅介绍', '/about'],
  ['联系我们', '/contact'],
] as const
/** Further pages that a link may lead to. */
const PAGES = [
  ['home', '/'],
  ['tree', '/matters?open=registration'],
  ['item', '/items/1-3?channel=SAME_DAY'],
  ['channels', '/book/1-3'],
  ['times', '/book/1-3/ORDINARY'],
  ['search', '/search?q=lnz'],
  ['news', '/news'],
  ['jobs', '/news?kind=JOB'],
  ['me', '/me'],
  ['password', '/me/password'],
  ...HOME_LINKS.map(([, path]) => [path.slice(1).replace('/', '-'), path] as const),
] as const

describe.skipIf(SERVER === undefined)('the phone at the real server', () => {
  const server = new URL(SERVER ?? 'http://localhost:8080')
  const hall = new HallClient(server)
  let browser: Browser
  let opened: Opened

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true })
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await opened.context.close()
    expect(opened.complaints).toEqual([])
  })

  async function phone(width = 390, height = 844): Promise<Phone> {
    opened = await openPage(browser, width, height)
    return new Phone(opened.page, server, PICTURES)
  }

  it('leads from every column of the first page to its own, and back', async () => {
    const mine = await phone()
    await mine.open()
    for (const [name, path] of HOME_LINKS) {
      await mine.touch('link', new RegExp(`^${name}`, 'u'))
      await mine.isAt(name)
      expect(new URL(mine.page.url()).hash).toBe(`#${path}`)
      await mine.page.goBack()
      await mine.isAt('您要办什么事？')
    }
  })

  it('has pages that are sound, and Chinese', async () => {
    const mine = await phone()
    await mine.open()
    for (const [name, path] of PAGES) {
      await mine.turnTo(path)
      await mine.isSound(name)
      await mine.isChinese(name)
    }
  })

  it('speaks English on every page, and marks what there is in Chinese alone', async () => {
    const mine = await phone()
    await mine.open()
    await mine.touch('button', 'EN')
    for (const [name, path] of PAGES) {
      await mine.turnTo(path)
      await mine.fits(name)
      await mine.isEnglish(name)
    }
  })

  it.each([
    [320, 640, '长辈版'],
    [820, 1180, '长辈版'],
  ])('fits on %i × %i, also in large letters', async (width, height, look) => {
    const mine = await phone(width, height)
    await mine.open()
    for (const [name, path] of PAGES) {
      await mine.turnTo(path)
      await mine.fits(name)
      await mine.touch('button', look)
      await mine.fits(`${name}, large`)
      await mine.touch('button', look)
    }
  })

  it('has letters that are larger, and colours of high contrast, for whoever needs them', async () => {
    const mine = await phone()
    await mine.open('/me')
    const size = () =>
      mine.page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))
    const usual = await size()
    await mine.touch('button', '长辈版（大字）')
    expect(await size()).toBeGreaterThanOrEqual(usual * 1.2)
    await mine.touch('button', '高对比')
    await mine.isSound('me-contrast')
    await mine.turnTo('/')
    await mine.isSound('home-contrast')
  })

  it('books in the ordinary channel, shows the code, moves the booking and takes it back', async () => {
    const mine = await phone()
    const { page } = mine
    const citizen = newCitizen()
    await mine.open()
    await mine.touch('link', /^普通预约/u)
    await page.locator('[data-category]').first().click()
    await page.locator('[data-item]').first().click()
    await mine.touch('link', /^预约（普通预约）/u)
    const code = await mine.book(citizen)
    expect(code).toMatch(/^\d{4} \d{4} \d{4}$/u)
    await mine.isSound('done-390')
    await mine.isChinese('done')

    await mine.touch('button', /放大/u)
    await page.locator('dialog[open]').getByText(code).waitFor()
    await mine.isSound('code-390')
    await mine.touch('button', '关闭')
    const download = page.waitForEvent('download')
    await mine.touch('button', '存到日历')
    expect((await download).suggestedFilename()).toBe('预约.ics')

    await mine.tab('me')
    await page.getByText('王**').waitFor()
    await mine.keepsNothingOf(citizen, code)
    await mine.touch('button', '改时间')
    await page.goBack()
    await mine.touch('button', '改时间')
    await page.locator('button.free').nth(2).click()
    const period = page.locator('[data-slot]:enabled').last()
    const words = await period.locator('strong').innerText()
    await period.click()
    await page.getByText('改好了').waitFor()
    await page.getByRole('article').getByText(words).waitFor()
    await mine.isSound('mine-390')
    await mine.isChinese('mine')

    await mine.touch('button', '取消预约')
    await mine.isSound('cancel-390')
    await page.locator('.bad').click()
    await page.getByText('已取消').first().waitFor()
  })

  it('books in English what is picked up the same day', async () => {
    const mine = await phone()
    await mine.open('/items/1-3?channel=SAME_DAY')
    await mine.touch('button', 'EN')
    await mine.touch('link', /^Book/u)
    expect(await mine.book({ ...newCitizen(), name: 'Wang Xiuying' })).toMatch(/^\d{4} /u)
    await mine.isSound('done-en')
    await mine.isEnglish('done')
    await mine.tab('me')
    await mine.page.getByRole('article').waitFor()
    await mine.isSound('mine-en')
    await mine.isEnglish('mine')
  })

  it('books a visit at home from an older browser inside of an app, on a page without a certificate', async () => {
    const mine = await phone()
    await mine.page.addInitScript(() => {
      Reflect.deleteProperty(Crypto.prototype, 'randomUUID')
      Reflect.deleteProperty(AbortSignal, 'any')
      Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')
      Reflect.deleteProperty(globalThis, 'caches')
    })
    const citizen = newCitizen()
    await mine.open('/book/1-3/HOME_VISIT')
    await hall.approveVisit('1-3', citizen.idNumber)
    const code = await mine.book(citizen, { address: '莲池路1号2单元301' })
    expect(code).toMatch(/^\d{4} /u)
    await mine.isSound('done-visit-390')
  })

  it('lets in only with the right password, shows what the hall knows, and takes a new password', async () => {
    const mine = await phone()
    const { page } = mine
    const citizen = newCitizen()
    await hall.bookAtKiosk(citizen, '1-10')
    await mine.open('/me')
    await mine.signIn({ ...citizen, password: '不是这一个密码' })
    await page.getByRole('alert').waitFor()
    await mine.isSound('refused-390')
    await mine.signIn(citizen)
    await page.getByText('王**').waitFor()
    await mine.isChinese('account')
    await page.reload()
    await mine.signIn(citizen)
    await mine.touch('link', '改密码')
    await page.locator('input').nth(0).fill(citizen.password)
    await page.locator('input').nth(1).fill('石榴花开的时候回家')
    await page.locator('input').nth(2).fill('石榴花开的时候回家')
    await mine.touch('button', '改密码')
    await page.getByText('密码改好了').waitFor()
    await mine.tab('me')
    await mine.touch('button', '退出登录')
    await mine.signIn({ ...citizen, password: '石榴花开的时候回家' })
    await page.getByText('王**').waitFor()
  })

  it('shows the next of the family nothing of who was in before, however long the answer takes', async () => {
    const mine = await phone()
    const { page } = mine
    const [first, second] = [newCitizen(), newCitizen()]
    await hall.bookAtKiosk(first, '1-10')
    await hall.bookAtKiosk(second, '1-9')
    await mine.open('/me')
    await mine.signIn(first)
    await page.getByRole('article').waitFor()
    await mine.touch('button', '退出登录')
    let answer = () => {}
    const wait = new Promise<void>((resolve) => (answer = resolve))
    await page.route('**/api/me/bookings*', async (route) => {
      await wait
      await route.continue()
    })
    await mine.signIn(second)
    await page.getByText('王**').waitFor()
    expect(await page.getByRole('article').count()).toBe(0)
    answer()
    await page.getByRole('article').waitFor()
  })

  it('asks which hall, when the address names one that is not there', async () => {
    const mine = await phone()
    await mine.open('/', '?hall=987654')
    await mine.isAt('您要办什么事？')
    expect(await mine.page.evaluate(() => localStorage.getItem('bianmin.hall'))).toBe('1')
  })

  it('says why a hall could not be chosen, on the first page and on the one that changes it', async () => {
    const mine = await phone()
    const { page } = mine
    const all = '**/api/halls'
    await page.route(all, async (route) => {
      const response = await route.fetch()
      const { halls } = (await response.json()) as Schema<'HallPage'>
      const [first] = halls
      const second = { ...first, hall: 2, name: '第二个大厅' }
      await route.fulfill({ response, json: { halls: [first, second], next: null } })
    })
    await page.route('**/api/halls/2', (route) => route.abort())
    await mine.open()
    await mine.touch('button', /^第二个大厅/u)
    await page.getByRole('alert').waitFor()
    await mine.isSound('hall-problem-390')
    await mine.touch('button', /^荷花街道/u)
    await mine.isAt('您要办什么事？')
    await mine.turnTo('/contact')
    await mine.touch('button', /^第二个大厅/u)
    await page.getByRole('alert').waitFor()
  })

  it('says that the server is away, shows what was read before, sends nothing, and is back by itself', async () => {
    const proxy = new NetworkProxy(server)
    try {
      opened = await openPage(browser, 390, 844)
      const mine = new Phone(opened.page, await proxy.listen(), PICTURES)
      const { page } = mine
      await mine.open()
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
      // The first visit with a worker stores what every later visit reads.
      await page.reload()
      await mine.isAt('您要办什么事？')
      for (const path of ['/items/1-3', '/rules', '/news?kind=POLICY', '/matters']) {
        await mine.turnTo(path)
      }
      await mine.turnTo('/book/1-3/ORDINARY')
      await mine.takePeriod()
      const { name, idNumber, phone: number, password } = newCitizen()
      await mine.fill({ name, idNumber, phone: number, password })
      // The phone shows its own keyboard, which fits the field.
      for (const [field, mode] of Object.entries({
        name: 'text',
        idNumber: 'text',
        phone: 'tel',
      })) {
        const input = page.locator(`[data-field="${field}"] input`)
        expect(await input.getAttribute('inputmode'), field).toBe(mode)
      }
      proxy.disconnect()
      await page.locator('button[type="submit"]').click()
      await page.getByRole('alert').getByText('没有').first().waitFor()
      await mine.isSound('away-booking')

      await page.goto('about:blank')
      await mine.open('/items/1-3')
      await mine.isAt('存量房买卖转移登记')
      await page.getByText('连不上大厅的服务器').waitFor()
      await mine.isSound('away-item')
      await mine.isChinese('away')
      await mine.turnTo('/rules')
      await page.getByText('实名预约').waitFor()
      proxy.reconnect()
      await page.getByText('连不上大厅的服务器').waitFor({ state: 'detached' })
    } finally {
      proxy.remove()
    }
  })

  it('can be put on the first screen of a phone', async () => {
    const mine = await phone()
    await mine.open()
    const manifest = await mine.page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')
      return (await (await fetch(link?.href ?? '')).json()) as Manifest
    })
    expect(manifest).toMatchObject({
      start_url: '/mobile',
      scope: '/mobile',
      display: 'standalone',
    })
    expect(manifest.name && manifest.short_name).toBeTruthy()
    for (const { src, sizes } of manifest.icons) {
      const size = await mine.page.evaluate(async (address) => {
        const image = new Image()
        image.src = address
        await image.decode()
        return `${image.naturalWidth}x${image.naturalHeight}`
      }, src)
      expect(size, src).toBe(sizes)
    }
    expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable')
  })
})

interface Manifest {
  readonly name: string
  readonly short_name: string
  readonly icons: readonly {
    readonly src: string
    readonly sizes: string
    readonly purpose?: string
  }[]
}
