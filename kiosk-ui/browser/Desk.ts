import type { Browser, Page } from 'playwright-core'
import { englishOn, openPage, type Opened, still } from './Browser'
import { browserData } from './browserData'

/** A member of staff at the desk. Each method is one of their steps. */
export class Desk {
  private constructor(
    readonly opened: Opened,
    readonly page: Page,
  ) {}

  static async open(browser: Browser, server: URL): Promise<Desk> {
    const opened = await openPage(browser, 1366, 768)
    await opened.page.goto(new URL('/desk', server).href)
    await opened.page.waitForSelector('#username')
    return new Desk(opened, opened.page)
  }

  async signIn(username: string, password = `bianmin-demo-${username}`): Promise<void> {
    await this.page.fill('#username', username)
    await this.page.fill('#password', password)
    await this.page.click('button[type=submit]')
    await this.page.waitForSelector('nav a')
    await this.page.waitForSelector('main h1, main .el-empty')
  }

  async go(section: string): Promise<void> {
    await this.page.click(`nav a:has-text("${section}")`)
    await this.page.waitForSelector(`main h1:has-text("${section}")`)
    await still(this.page)
  }

  /** Opens a content by its address. */
  async read(content: string): Promise<void> {
    await this.page.evaluate((id) => {
      location.hash = `#/contents/${id}`
    }, content)
    await this.page.waitForSelector('.sides')
  }

  /** The content that is open. */
  get content(): string {
    return new URL(this.page.url()).hash.split('/').at(-1) ?? ''
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).last().click()
  }

  async choose(field: string, option: string): Promise<void> {
    // The chosen option covers the field.
    await this.page.getByRole('combobox', { name: field }).first().click({ force: true })
    await this.page.getByRole('option', { name: option, exact: true }).first().click()
  }

  async waitFor(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor()
  }

  /** Returns English words that are no person's name, do not belong to the language switch and were not written by an editor. */
  async strangeWords(): Promise<string[]> {
    const known = await this.page.locator('.who, .languages, tbody .title').allInnerTexts()
    return (await englishOn(this.page)).filter((word) => !known.join(' ').includes(word))
  }

  /** Returns everything that the browser still knows after this page. */
  async remembered(): Promise<string[]> {
    const { cookies, local, session, databases, kept } = await browserData(this.page)
    const stored = [...local, ...session, ...kept].map(([name]) => name)
    return [...cookies, ...databases.map(([name]) => name), ...stored]
  }

  close(): Promise<void> {
    return this.opened.context.close()
  }
}
