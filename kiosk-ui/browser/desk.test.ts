import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Schema } from '@/api/schemas'
import { axe, openBrowser } from './Browser'
import { Desk } from './Desk'
import { SERVER } from './testServer'

const LED = '01900000-0000-7000-8000-000000000002'
/** A number that nothing else in the hall contains, so that a test finds its own content. */
const RUN = Date.now()
  .toString(36)
  .replace(/[a-z]/gu, (letter) => String(letter.charCodeAt(0) % 10))

describe.skipIf(SERVER === undefined)('the desk', () => {
  const server = new URL(SERVER ?? 'http://localhost')
  let browser: Browser
  /** Each person signs in once, because the server's limits hold for tests too. */
  const tokens = new Map<string, string>()

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
  })

  async function at(username: string, password?: string): Promise<Desk> {
    const desk = await Desk.open(browser, server)
    await desk.signIn(username, password)
    return desk
  }

  async function ask(path: string, token: string, sent: RequestInit = {}): Promise<Response> {
    return fetch(new URL(path, server), {
      ...sent,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    })
  }

  async function tokenOf(username: string): Promise<string> {
    const known = tokens.get(username)
    if (known !== undefined) return known
    const answer = await fetch(new URL('/api/staff-sessions', server), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password: `bianmin-demo-${username}` }),
    })
    const { accessToken } = (await answer.json()) as Schema<'Tokens'>
    tokens.set(username, accessToken)
    return accessToken
  }

  async function writeJob(desk: Desk, title: string): Promise<string> {
    const { page } = desk
    await desk.go('稿件')
    await desk.press('新建稿件')
    await page.waitForSelector('.sides')
    await desk.choose('类别', '招聘信息')
    await page.fill('#title', title)
    await page.fill('#job-employer', '荷花机电有限公司')
    await page.fill('#job-post', `电工${RUN}`)
    await page.fill('#job-wage', '5000-7000元/月')
    await page.fill('#job-place', '莲池路18号')
    await page.fill('#job-contact', '028-0000 0001')
    await page.fill('#source', '荷花机电有限公司')
    await desk.press('保存')
    await desk.waitFor('已保存')
    await page.waitForURL(/#\/contents\/[0-9a-f-]{36}$/u)
    return desk.content
  }

  it('leads a job from its editor by a second person onto the LED wall', async () => {
    const editor = await at('editor')
    const content = await writeJob(editor, `招聘电工<b>${RUN}</b>`)
    const preview = editor.page.frameLocator('iframe')
    await preview.getByText(`电工${RUN}`).first().waitFor()
    await editor.press('送审')
    await editor.waitFor('待审核')
    expect(await editor.page.getByRole('button', { name: '审核通过' }).count()).toBe(0)

    const reviewer = await at('reviewer')
    await reviewer.read(content)
    await reviewer.press('审核通过')
    await reviewer.waitFor('待发布')
    await reviewer.press('发布')
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await reviewer.page.locator('.head').getByText('已发布').waitFor()

    const token = await tokenOf('editor')
    await expect
      .poll(async () => (await ask(`/api/screens/${LED}/playlist`, token)).text(), {
        interval: 1000,
      })
      .toContain(content)
    expect(editor.opened.complaints).toEqual([])
    expect(reviewer.opened.complaints).toEqual([])
    expect(await reviewer.remembered()).toEqual([])
    await editor.close()
    await reviewer.close()
  })

  it('refuses whoever approves what they wrote themselves, in plain words', async () => {
    const username = `both${RUN}`
    const admin = await tokenOf('admin')
    const body = JSON.stringify({
      username,
      name: '周两职',
      password: `bianmin-demo-${username}`,
      roles: ['editor', 'reviewer'],
    })
    const appointed = await ask('/api/halls/1/staff', admin, { method: 'POST', body })
    expect(appointed.status).toBe(201)
    const both = await at(username)
    await writeJob(both, `自写自审${RUN}`)
    await both.press('送审')
    await both.waitFor('待审核')
    await both.press('审核通过')
    await both.waitFor('不能审核自己写的稿件')
    await both.press('退回修改')
    await both.page.getByRole('dialog').getByRole('textbox').fill('请核对工资')
    await both.page.getByRole('dialog').getByRole('button', { name: '退回修改' }).click()
    await both.waitFor('已退回给撰稿人')
    await both.waitFor('原因：请核对工资')
    await both.close()
  })

  it('tells a wrong password plainly, whether or not there is such a person', async () => {
    const desk = await Desk.open(browser, server)
    await desk.page.fill('#username', 'nobody')
    await desk.page.fill('#password', 'certainly not this one')
    await desk.page.click('button[type=submit]')
    await desk.waitFor('用户名或密码不正确')
    expect(await axe(desk.page)).toEqual([])
    await desk.close()
  })

  it('imports a sheet and names the rows that were refused', async () => {
    const editor = await at('editor')
    await editor.go('批量导入')
    const rows = Array.from(
      { length: 30 },
      (_, row) =>
        `导入岗位${RUN}-${row},荷花家政,${row === 7 ? '很多' : '2'},4000元,莲池路,138****1234,30`,
    )
    await editor.page.setInputFiles('input[type=file]', {
      name: '招聘.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `\uFEFF岗位,用人单位,招聘人数,工资待遇,工作地点,联系方式,有效天数\r\n${rows.join('\r\n')}\r\n`,
      ),
    })
    await editor.press('开始导入')
    await editor.waitFor('导入结果 · 已完成')
    await editor.waitFor('收下 29 条')
    await editor.waitFor('没有收下的行')
    expect(await axe(editor.page)).toEqual([])
    await editor.close()
  })

  it('shows an insert only after a second person, and stops everything at once', async () => {
    const director = await at('director')
    await director.go('紧急插播')
    await director.page.fill('#emergency-text', `演练${RUN}：请从东门离开`)
    await director.page.locator('.el-switch').click()
    await director.press('发起演练')
    await director.waitFor('待确认')
    expect(await director.page.getByRole('button', { name: '确认播出' }).count()).toBe(0)

    const reviewer = await at('reviewer')
    await reviewer.waitFor('有紧急插播等待确认')
    await reviewer.press('去处理')
    await reviewer.press('确认播出')
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '确认播出' }).click()
    await reviewer.waitFor('正在播出')
    const token = await tokenOf('editor')
    const covering = async () => (await ask(`/api/screens/${LED}/emergency`, token)).status
    await expect.poll(covering).toBe(200)

    await director.press('全部停播')
    await director.waitFor('所有插播都已停止')
    await expect.poll(covering).toBe(204)
    expect(await axe(director.page)).toEqual([])
    await director.close()
    await reviewer.close()
  })

  it('is whole in Chinese and in English, for everybody', async () => {
    for (const [username, sections] of [
      ['editor', ['稿件', '批量导入', '发布任务', '大屏']],
      ['director', ['大屏', '紧急插播']],
      ['admin', ['订阅来源']],
    ] as const) {
      const desk = await at(username)
      for (const section of sections) {
        await desk.go(section)
        expect(await desk.strangeWords(), section).toEqual([])
        expect(await axe(desk.page), section).toEqual([])
      }
      await desk.press('English')
      await desk.page.waitForSelector('html[lang=en]')
      expect(await desk.page.locator('nav').innerText()).not.toMatch(/\p{Script=Han}/u)
      expect(await axe(desk.page)).toEqual([])
      expect(desk.opened.complaints).toEqual([])
      expect(await desk.remembered()).toEqual([])
      await desk.close()
    }
  })

  it('says what is missing, and keeps what was written when the session ends', async () => {
    const editor = await at('editor')
    await editor.press('新建稿件')
    await editor.page.fill('#title', '写到一半')
    await editor.press('保存')
    await expect.poll(() => editor.page.getByText('请填写这一项').count()).toBe(2)
    await editor.page.route('**/api/**', (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: '/problems/session-over',
          title: '',
          status: 401,
          detail: '',
        }),
      }),
    )
    await editor.page.fill('#source', '街道')
    await editor.page.fill('#body', '正文')
    await editor.press('保存')
    await editor.waitFor('请重新输入密码')
    await editor.page.unroute('**/api/**')
    await editor.page.getByRole('dialog').locator('#password').fill('bianmin-demo-editor')
    await editor.page.getByRole('dialog').getByRole('button', { name: '登录', exact: true }).click()
    await editor.page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await editor.page.inputValue('#title')).toBe('写到一半')
    await editor.press('保存')
    await editor.waitFor('已保存')
    await editor.close()
  })
})
