import { createRequire } from 'node:module'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/**
 * The Chromium that `npm ci` brings. Without its sandbox, which it cannot use as root, as builds in containers run: it only ever
 * opens our own pages.
 */
export async function openBrowser(): Promise<Browser> {
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  })
}

/** Milliseconds; a wait ends as soon as its condition holds, so that patience costs nothing. */
const PATIENCE = 60_000

export interface Opened {
  readonly context: BrowserContext
  readonly page: Page
  /** The page's errors and its breaches of the content security policy. */
  readonly complaints: string[]
}

/** Opens a page as large as a screen in a browser that knows nothing yet. */
export async function openPage(browser: Browser, width: number, height: number): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    // The tests must not depend on the machine's zone.
    timezoneId: 'America/New_York',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // The browser itself reports the requests that fail while the line is cut.
    if (message.type() === 'error' && !/Failed to load resource|net::ERR_/u.test(message.text())) {
      complaints.push(message.text())
    }
  })
  return { context, page, complaints }
}

/** Waits until the fonts are there and every animation that ends has ended. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const ending = document
      .getAnimations()
      .filter((each) => Number.isFinite(Number(each.effect?.getComputedTiming().endTime)))
    await Promise.all(ending.map((each) => each.finished.catch(() => undefined)))
  })
}

/** Returns what axe finds wrong by WCAG 2.2 A and AA, as `rule: place`. */
export async function axe(page: Page): Promise<string[]> {
  // The page's policy forbids foreign scripts, so the debugger runs axe.
  await page.evaluate(await sourceOfAxe())
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { axe: checker } = globalThis as unknown as {
      axe: {
        run(
          options: unknown,
        ): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>
      }
    }
    const { violations } = await checker.run({ runOnly: tags })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}`),
    )
  })
}

async function sourceOfAxe(): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  return readFile(AXE, 'utf8')
}

/** Returns the English words that a person reads on the page. Digits, units, names of file formats and a language's own name do not count. */
export async function englishOn(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText()
  return (text.match(/[A-Za-z]{3,}/gu) ?? []).filter(
    (word) => !/^(?:HTTPS|English|LED|CSV|XLSX|RSS|JSON|Feed|Atom)$/u.test(word),
  )
}

/** Returns the Chinese on an English page that is not marked as text the hall wrote in Chinese alone. */
export async function chineseOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { nodeValue, parentElement } = walker.currentNode
      const marked = parentElement?.closest('[lang="zh-CN"]:not(html)')
      if (/\p{Script=Han}/u.test(nodeValue ?? '') && !marked) found.push(nodeValue ?? '')
    }
    return found
  })
}
