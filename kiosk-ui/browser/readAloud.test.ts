import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Opened, openBrowser, openPage } from './Browser'
import { SECOND } from './fixtures'
import { SERVER } from './testServer'

/** This function runs before the page. It installs an engine with one Chinese voice, which speaks each piece until the test ends it. */
function installVoice(): void {
  const said: string[] = []
  const state = { said, silenced: 0, end: () => {} }
  class Engine extends EventTarget {
    getVoices = () => [{ lang: 'zh-CN', localService: true, name: '中文' }]
    speak(utterance: { text: string; dispatchEvent(event: Event): boolean }): void {
      said.push(utterance.text)
      state.end = () => utterance.dispatchEvent(new Event('end'))
    }
    cancel(): void {
      state.silenced += 1
      state.end()
    }
  }
  class Utterance extends EventTarget {
    voice: unknown
    lang = ''
    rate = 1
    constructor(readonly text: string) {
      super()
    }
  }
  Object.defineProperties(globalThis, {
    speechSynthesis: { value: new Engine() },
    SpeechSynthesisUtterance: { value: Utterance },
    theVoice: { value: state },
  })
}

interface TheVoice {
  readonly said: readonly string[]
  readonly silenced: number
  readonly end: () => void
}

describe.skipIf(SERVER === undefined)('reading aloud at the kiosk', () => {
  let browser: Browser
  let opened: Opened

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await opened.context.close()
    expect(opened.complaints).toEqual([])
  })

  async function stand(prepare: (page: Page) => Promise<unknown>): Promise<Page> {
    opened = await openPage(browser, 1080, 1920)
    await prepare(opened.page)
    await opened.page.goto(new URL('/kiosk', SERVER).href)
    await opened.page.locator('.tiles').waitFor()
    return opened.page
  }

  const voiceOf = (page: Page) =>
    page.evaluate(() => {
      const { theVoice } = globalThis as unknown as { theVoice: TheVoice }
      return { said: theVoice.said, silenced: theVoice.silenced }
    })

  const endPiece = (page: Page) =>
    page.evaluate(() => {
      ;(globalThis as unknown as { theVoice: TheVoice }).theVoice.end()
    })

  const read = (page: Page) => page.getByRole('button', { name: '朗读' })
  const silence = (page: Page) => page.getByRole('button', { name: '停止朗读' })

  it('is not offered where there is no voice of the language', async () => {
    const without = await stand((page) =>
      page.addInitScript(() => {
        Object.defineProperty(globalThis, 'speechSynthesis', {
          value: Object.assign(new EventTarget(), { getVoices: () => [] }),
        })
      }),
    )
    expect(await read(without).count()).toBe(0)
    await opened.context.close()

    const withOne = await stand((page) => page.addInitScript(installVoice))
    await read(withOne).waitFor()
    await withOne.getByRole('button', { name: 'English' }).click()
    await withOne.getByRole('button', { name: '中文' }).waitFor()
    await expect.poll(() => withOne.getByRole('button', { name: /aloud|朗读/u }).count()).toBe(0)
  })

  it('says what stands on the page, piece by piece, and stops when it is left', async () => {
    const page = await stand((each) => each.addInitScript(installVoice))
    await page.getByRole('link', { name: '大厅', exact: false }).last().click()
    const heading = page.getByRole('heading', { level: 1 })
    const title = await heading.innerText()
    await read(page).click()
    await silence(page).waitFor()
    await endPiece(page)
    const { said, silenced } = await voiceOf(page)
    expect(said).toHaveLength(2)
    expect(said[0]).toBe(title)
    // The engine goes on with the next piece by itself.
    expect(said[1]).toBe(await page.locator('main .card strong').first().innerText())

    await page.locator('header a.way').click()
    await read(page).waitFor()
    await endPiece(page)
    const after = await voiceOf(page)
    expect(after.said).toHaveLength(2)
    expect(after.silenced).toBe(silenced + 1)
  })

  it('asks aloud whoever only listened, and is silent when nobody is there', async () => {
    const page = await stand(async (each) => {
      await each.clock.install()
      await each.addInitScript(installVoice)
    })
    await read(page).click()
    await silence(page).waitFor()
    // Listening postpones the end of the visit, but not for ever.
    await page.clock.runFor(200 * SECOND)
    expect(await page.getByRole('alertdialog').isVisible()).toBe(false)
    await page.clock.runFor(110 * SECOND)
    await page.getByRole('alertdialog').waitFor()
    const { said } = await voiceOf(page)
    expect(said.at(-1)).toBe(await page.getByRole('alertdialog').locator('h2').innerText())
    await page.clock.runFor(16 * SECOND)
    await read(page).waitFor()
    await endPiece(page)
    expect((await voiceOf(page)).said).toEqual(said)
  })
})
