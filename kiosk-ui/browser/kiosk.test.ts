import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Published } from '@/content/published'
import { holdsOf, SECTIONS } from '@/content/sections'
import { type Catalogue, itemsOf } from '@/guide/catalogue'
import type { ItemGuide } from '@/guide/item'
import { openBrowser, openPage } from './Browser'
import { NetworkProxy } from './NetworkProxy'
import { Kiosk, LYING, STANDING } from './Kiosk'
import { SERVER } from './testServer'

/** The tests save pictures of the pages here. */
const PICTURES = fileURLToPath(new URL('../../target/screens/', import.meta.url))

describe.skipIf(SERVER === undefined)('the kiosk', () => {
  const server = new URL(SERVER ?? 'http://localhost')
  let browser: Browser
  let kiosk: Kiosk

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
  })
  afterEach(async () => {
    const { complaints } = kiosk
    await kiosk.close()
    expect(complaints).toEqual([])
  })

  async function ask(path: string): Promise<unknown> {
    return (await fetch(new URL(path, server))).json()
  }

  const listItems = async () => itemsOf((await ask('/api/halls/1/catalogue')) as Catalogue)

  const picture = (name: string) => kiosk.page.screenshot({ path: `${PICTURES}kiosk-${name}.png` })

  it('shows any published answer within two touches', async () => {
    kiosk = await Kiosk.open(browser, server)
    for (const section of SECTIONS.filter((each) => each !== 'guide')) {
      await kiosk.goHome()
      await kiosk.touch(kiosk.tile(section))
      for (const kind of holdsOf(section).kinds) {
        const path = `/api/halls/1/published?limit=100&kind=${kind}`
        const { contents } = (await ask(path)) as { readonly contents: readonly Published[] }
        expect(contents.length, kind).toBeGreaterThan(0)
        const cards = await kiosk.page
          .locator(`[data-content="${contents.at(-1)?.content ?? ''}"]`)
          .elementHandle()
        expect(cards, kind).not.toBeNull()
        const shown = await kiosk.page
          .locator('[data-content]')
          .evaluateAll((all) => all.map((each) => each.getAttribute('data-content')))
        for (const { content, title } of contents) expect(shown, title).toContain(content)
      }
      await kiosk.touch(kiosk.page.locator('[data-content]').last())
      await kiosk.page.locator('article h1').waitFor()
      expect(kiosk.touches).toBe(2)
    }
  })

  it("shows any item's guide within three touches", async () => {
    kiosk = await Kiosk.open(browser, server)
    const items = await listItems()
    await kiosk.touch(kiosk.tile('guide'))
    const found = new Set<string | null>()
    const categories = kiosk.page.locator('[data-category]')
    await categories.first().waitFor()
    for (let at = 0; at < (await categories.count()); at++) {
      await categories.nth(at).click()
      const shown = kiosk.page.locator('[data-item]')
      for (const each of await shown.evaluateAll((all) => all.map((link) => link.dataset['item'])))
        found.add(each ?? null)
    }
    expect(items.filter(({ item }) => !found.has(item))).toEqual([])

    // The last item of the last branch is opened touch by touch.
    await kiosk.goHome()
    await kiosk.touch(kiosk.tile('guide'))
    await kiosk.touch(categories.last())
    await kiosk.touch(kiosk.page.locator('[data-item]').last())
    await kiosk.page.locator('[data-paper=guide]').waitFor()
    expect(kiosk.touches).toBe(3)
  })

  it('tells the nine fields of a guide, its materials by class and its channels', async () => {
    kiosk = await Kiosk.open(browser, server)
    const guide = (await ask('/api/items/1-3')) as ItemGuide
    await kiosk.touch(kiosk.tile('guide'))
    await kiosk.touch(kiosk.page.locator('[data-item="1-3"]'))
    await kiosk.page.locator('[data-paper=guide]').waitFor()
    const text = await kiosk.page.locator('main').innerText()
    const fields = [
      '依据',
      '法定办理期限',
      '承诺办理期限',
      '收费标准',
      '收费依据',
      '申请材料',
      '办理流程',
      '温馨提示',
      '办公地点',
    ]
    const facts = [guide.name, guide.legalBasis, guide.fee.text, guide.fee.basis, guide.tips]
    const lists = [...guide.steps, ...guide.materials.map(({ name }) => name)]
    for (const each of [...fields, ...facts, ...lists]) expect(text).toContain(each)
    for (const { name, who, conditions, steps } of guide.channels)
      for (const each of [name, who, conditions, ...steps]) expect(text).toContain(each)
  })

  it('prints the guide, and the one-time notice with a box for each material', async () => {
    kiosk = await Kiosk.open(browser, server)
    await kiosk.page.evaluate(() => {
      Object.assign(globalThis, {
        printed: 0,
        print: () => Object.assign(globalThis, { printed: 1 }),
      })
    })
    const guide = (await ask('/api/items/1-3')) as ItemGuide
    await kiosk.touch(kiosk.tile('guide'))
    await kiosk.touch(kiosk.page.locator('[data-item="1-3"]'))
    const paper = kiosk.page.locator('.printed-paper')
    await kiosk.touch(kiosk.page.locator('[data-paper=notice]'))
    expect(await kiosk.page.evaluate(() => Reflect.get(globalThis, 'printed') as number)).toBe(1)
    expect(await paper.isVisible()).toBe(false)
    await kiosk.page.emulateMedia({ media: 'print' })
    // The paper is 80 mm wide.
    await kiosk.page.setViewportSize({ width: 302, height: 1000 })
    const text = await paper.innerText()
    expect(text).toContain('一次性告知单')
    for (const { name } of guide.materials) expect(text).toContain(name)
    expect(await paper.locator('.box').count()).toBe(guide.materials.length)
    expect(await kiosk.page.locator('main').isVisible()).toBe(false)
    expect(await paper.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0)
    await picture('notice')
    await kiosk.page.emulateMedia({ media: 'screen' })
    await kiosk.page.setViewportSize(STANDING)
    await kiosk.touch(kiosk.page.locator('[data-paper=guide]'))
    await kiosk.page.emulateMedia({ media: 'print' })
    for (const step of guide.steps) expect(await paper.innerText()).toContain(step)
  })

  it('finds by initials on its own keyboard, and narrows a section by words', async () => {
    kiosk = await Kiosk.open(browser, server)
    await kiosk.touch(kiosk.page.locator('a.search'))
    for (const letter of 'lnz')
      await kiosk.touch(kiosk.page.getByRole('button', { name: letter, exact: true }))
    const hit = kiosk.page.locator('.found a')
    await hit.first().waitFor()
    expect(await hit.first().innerText()).toContain('老年优待证')
    await kiosk.touch(hit.first())
    await kiosk.page.locator('[data-paper=guide]').waitFor()

    await kiosk.goHome()
    await kiosk.touch(kiosk.tile('questions'))
    await kiosk.page.locator('[data-content]').first().waitFor()
    const before = await kiosk.page.locator('[data-content]').count()
    await kiosk.page.locator('main input').fill('失业')
    await expect.poll(() => kiosk.page.locator('[data-content]').count()).toBeLessThan(before)
    for (const each of await kiosk.page.locator('[data-content]').allInnerTexts())
      expect(each).toBeTruthy()
  })

  const PAGES = ['home', ...SECTIONS, 'item', 'content', 'search', 'hall', 'what', 'mine'] as const

  async function show(page: (typeof PAGES)[number]): Promise<void> {
    await kiosk.goHome()
    if (page === 'home') return
    if (page === 'search') await kiosk.page.locator('a.search').click()
    else if (page === 'hall') await kiosk.page.locator('.below a').first().click()
    else if (page === 'what') await kiosk.tile('book').click()
    else if (page === 'item') await kiosk.tile('guide').click()
    else if (page === 'content') await kiosk.tile('policies').click()
    else await kiosk.tile(page).click()
    if (page === 'item') await kiosk.page.locator('[data-item="1-3"]').click()
    if (page === 'content') await kiosk.page.locator('[data-content]').first().click()
    const there = {
      item: '[data-paper=guide]',
      content: 'article h1',
      search: '[role=group] button',
      hall: 'table',
      mine: 'h1',
    }
    const sign = Object.hasOwn(there, page)
      ? there[page as keyof typeof there]
      : '[data-content], [data-item]'
    await kiosk.page
      .locator(`main ${sign.replace(', ', ', main ')}`)
      .first()
      .waitFor()
  }

  const MOST = PAGES.filter((page) => !['social-security', 'rights', 'questions'].includes(page))

  it.each([
    ['standing', STANDING, [], PAGES],
    ['lying, larger', LYING, ['larger'], MOST],
    ['standing, larger, in high contrast', STANDING, ['larger', 'contrast'], MOST],
    ['lying, in English', LYING, ['language'], MOST],
  ] as const)('every page is whole and for everyone: %s', async (name, size, looks, pages) => {
    kiosk = await Kiosk.open(browser, server, size)
    for (const look of looks) await kiosk.look(look).click()
    const isChinese = !name.includes('English')
    const faults: string[] = []
    for (const page of pages) {
      await show(page)
      await kiosk.still()
      await picture(`${name.replace(/\W+/gu, '-')}-${page}`)
      for (const fault of await kiosk.faults()) faults.push(`${page}: ${fault}`)
      const english = isChinese ? await kiosk.english() : []
      if (english.length > 0) faults.push(`${page}: ${english.join(' ')}`)
    }
    expect(faults).toEqual([])
  })

  it('says so when its address names a hall that is not there', async () => {
    kiosk = await Kiosk.open(browser, server)
    await kiosk.page.goto(new URL('/kiosk?hall=987654', server).href)
    await kiosk.page.getByRole('alert').waitFor()
    expect(await kiosk.faults()).toEqual([])
    expect(await kiosk.english()).toEqual([])
    await picture('no-hall')
  })

  it('shows its first page before the server has answered anything', async () => {
    const { context, page, complaints } = await openPage(browser, STANDING.width, STANDING.height)
    await page.route('**/api/**', () => undefined)
    await page.goto(new URL('/kiosk', server).href)
    await page.locator('[data-tile="guide"]').waitFor()
    await context.close()
    expect(complaints).toEqual([])
  })

  it('shows Chinese with its own letters', async () => {
    kiosk = await Kiosk.open(browser, server)
    const isOurs = () =>
      kiosk.page.evaluate(async () => {
        await document.fonts.ready
        return document.fonts.check('24px "Noto Sans SC Variable"', '便民服务大厅')
      })
    await expect.poll(isOurs).toBe(true)
  })

  it('without its server goes on showing guides and policies, says so, and recovers by itself', async () => {
    const proxy = new NetworkProxy(server)
    try {
      kiosk = await Kiosk.open(browser, await proxy.listen())
      const [first, ...others] = await listItems()
      const last = others.at(-1)
      const paths = [first, last].map((each) => `/api/items/${each?.item ?? ''}`)
      await expect.poll(() => kiosk.isPrefetched(paths)).toBe(true)
      proxy.disconnect()
      await kiosk.page.reload()
      await kiosk.tile('guide').waitFor()
      const note = kiosk.page.getByRole('status').getByText('连不上服务器')
      await note.waitFor()
      await kiosk.tile('guide').click()
      await kiosk.page.locator(`[data-item="${first?.item ?? ''}"]`).click()
      await kiosk.page.locator('[data-paper=guide]').waitFor()
      await kiosk.goHome()
      await kiosk.tile('policies').click()
      await kiosk.page.locator('[data-content]').first().click()
      await kiosk.page.locator('article h1').waitFor()
      await kiosk.still()
      expect(await kiosk.faults()).toEqual([])
      await picture('away')
      proxy.reconnect()
      await note.waitFor({ state: 'detached' })
    } finally {
      proxy.remove()
    }
  })

  it('keeps nothing that was asked for with a token or about bookings', async () => {
    kiosk = await Kiosk.open(browser, server)
    await kiosk.touch(kiosk.tile('guide'))
    await kiosk.touch(kiosk.page.locator('[data-item="1-3"]'))
    await kiosk.page.locator('a.button.main').first().click()
    await kiosk.page.locator('main h1').waitFor()
    const kept = await kiosk.page.evaluate(async () => {
      const all = await Promise.all(
        (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
      )
      return all.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(
      kept.filter((path) => /slots|bookings|holds|sessions|search|\/me\//u.test(path)),
    ).toEqual([])
  })
})
