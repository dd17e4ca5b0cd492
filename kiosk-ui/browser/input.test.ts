import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { SAMPLE } from '@/surfaces/kiosk/idcard/simulatedReader'
import { Workbench } from './Workbench'
import { axe } from './Browser'
import { LYING, STANDING } from './Kiosk'

const workbench = new Workbench()

const key = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function touch(page: Page, keys: string): Promise<void> {
  for (const each of keys) await key(page, each).click()
}

async function model(page: Page): Promise<Record<string, unknown>> {
  return JSON.parse(await page.locator('[data-model]').innerText()) as Record<string, unknown>
}

const candidate = (page: Page, text: string) =>
  page.getByRole('group', { name: '候选字词' }).getByRole('button', { name: text, exact: true })

describe.each([
  ['portrait', STANDING],
  ['landscape', LYING],
])('the keyboard in %s', (_name, size) => {
  it('writes Chinese by pinyin, initials and pages', async () => {
    const page = await workbench.open('', size)
    await page.getByLabel('姓名').click()
    await touch(page, 'woyaobanlishebao')
    await candidate(page, '我要办理社保').waitFor()
    expect(await axe(page)).toEqual([])
    await key(page, '空格').click()
    await expect.poll(() => model(page)).toMatchObject({ name: '我要办理社保' })
    await touch(page, 'qyzg')
    await candidate(page, '企业职工基本养老保险参保登记').click()
    await key(page, '清空').click()
    await touch(page, 'xie')
    while (!(await candidate(page, '解').isVisible())) await key(page, '下一页候选').click()
    await candidate(page, '解').click()
    await touch(page, 'ming')
    await candidate(page, '明').click()
    await touch(page, 'shan')
    await key(page, '完成').click()
    await expect.poll(() => model(page)).toMatchObject({ name: '解明山', entered: 1 })
    expect(await page.getByRole('group', { name: '屏幕键盘' }).count()).toBe(0)
  })

  it('has keys that a finger hits, all inside of the screen', async () => {
    const page = await workbench.open('', size)
    for (const label of ['姓名', '身份证号码', '手机号码', '查询密码']) {
      await page.getByLabel(label).click()
      const keyboard = page.getByRole('group', { name: '屏幕键盘' })
      await keyboard.waitFor()
      for (const each of await keyboard.getByRole('button').all()) {
        const box = await each.boundingBox()
        expect(box?.width, label).toBeGreaterThanOrEqual(60)
        expect(box?.height, label).toBeGreaterThanOrEqual(60)
        expect((box?.x ?? 0) + (box?.width ?? 0), label).toBeLessThanOrEqual(size.width)
      }
      expect(await axe(page)).toEqual([])
    }
  })
})

it('shows an ID number in groups, erases where the caret is, and goes on erasing as long as it is held', async () => {
  const page = await workbench.open()
  const field = page.getByLabel('身份证号码')
  await field.click()
  await touch(page, '43010319490101123X')
  await expect.poll(() => field.inputValue()).toBe('430103 19490101 123X')
  await expect.poll(() => model(page)).toMatchObject({ idNumber: '43010319490101123X' })
  await touch(page, '5')
  await field.evaluate((input: HTMLInputElement) => {
    input.setSelectionRange(3, 3)
    input.dispatchEvent(new Event('select'))
  })
  await key(page, '删除').click()
  await expect.poll(() => field.inputValue()).toBe('431031 94901011 23X')
  await field.press('End')
  await key(page, '删除').hover()
  await page.mouse.down()
  await expect.poll(() => field.inputValue()).toBe('')
  await page.mouse.up()
})

it('lets a real keyboard write too, and shows a password only when asked', async () => {
  const page = await workbench.open()
  await page.getByLabel('姓名').click()
  await page.keyboard.type('wang')
  await candidate(page, '王').waitFor()
  await candidate(page, '王').click()
  await page.keyboard.type('wu ')
  await page.getByLabel('手机号码').click()
  await page.keyboard.type('138-0013x8000')
  await page.getByLabel('查询密码').click()
  await touch(page, 'abc123')
  await key(page, '大写').click()
  await touch(page, 'Z')
  const password = page.getByLabel('查询密码')
  expect(await password.getAttribute('type')).toBe('password')
  await key(page, '显示').click()
  expect(await password.getAttribute('type')).toBe('text')
  const { name, ...others } = await model(page)
  expect(name).toMatch(/^王.$/u)
  expect(others).toMatchObject({ mobile: '13800138000', password: 'abc123Z' })
})

describe('a card', () => {
  it('that is simulated fills the fields', async () => {
    const page = await workbench.open('?card=simulated')
    await page.getByRole('button', { name: '放上演示用的身份证' }).click()
    await expect.poll(() => model(page)).toMatchObject(SAMPLE)
    expect(await axe(page)).toEqual([])
  })

  it('from a wedge reader fills its field, whatever field it typed into', async () => {
    const page = await workbench.open()
    await page.getByLabel('姓名').click()
    await page.keyboard.insertText('张桂兰')
    await page.evaluate((keys) => {
      for (const each of [...keys, 'Enter'])
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: each, bubbles: true, cancelable: true }),
        )
    }, Array.from(SAMPLE.idNumber))
    await expect.poll(() => model(page)).toMatchObject({ ...SAMPLE, entered: 0 })
  })

  it('from an agent fills the fields; an agent that goes is said to be away, and is found again', async () => {
    const open = async (port = 0) => {
      const agent = new WebSocketServer({ host: '127.0.0.1', port })
      await new Promise((done) => agent.once('listening', done))
      agent.on('connection', (socket) => {
        socket.on('message', () => {
          socket.send('{"version":1,"type":"ready"}')
        })
      })
      return agent
    }
    const close = (agent: WebSocketServer) => {
      for (const client of agent.clients) client.terminate()
      agent.close()
    }
    const agent = await open()
    const { port } = agent.address() as AddressInfo
    const page = await workbench.open(`?card=agent:${port}`)
    await page.getByText('请把身份证放在读卡区').waitFor()
    const card = JSON.stringify({ version: 1, type: 'card', ...SAMPLE })
    for (const client of agent.clients) client.send(card)
    await expect.poll(() => model(page)).toMatchObject(SAMPLE)
    close(agent)
    await page.getByText('读卡器暂时没有连上').waitFor()
    const again = await open(port)
    await page.getByText('请把身份证放在读卡区').waitFor()
    close(again)
    // The browser itself reports that nobody answered.
    workbench.complaints.splice(0)
  })
})
