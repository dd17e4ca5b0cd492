import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import card from '@/surfaces/kiosk/idcard/texts/zh-CN.json'
import { openBrowser } from './Browser'
import { CardAgent } from './CardAgent'
import { newCitizen } from './Citizens'
import { STANDING } from './Kiosk'
import { KioskBooking } from './KioskBooking'
import { HallClient } from './HallClient'
import { SERVER } from './testServer'

/** The tests need the packaged application: its policy lets the page connect only to its server and to this machine. */
describe.skipIf(SERVER === undefined)('a card reader at the kiosk', () => {
  const server = new URL(SERVER ?? 'http://localhost:8080')
  const hall = new HallClient(server)
  let browser: Browser
  let kiosk: KioskBooking
  let agent: CardAgent

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    agent = await CardAgent.start()
    const query = `&card=agent:${agent.port}`
    kiosk = await KioskBooking.openIn(hall, browser, server, STANDING, undefined, query)
  })
  afterEach(async () => {
    await kiosk.close()
    agent.stop()
    expect(kiosk.complaints).toEqual([])
  })

  const field = (name: string) => kiosk.page.locator(`[data-field="${name}"] input`)
  const prompt = (state: 'ready' | 'away') => kiosk.page.getByText(card.card[state])
  /** The page shows it as 430103 19500308 0024. */
  const inGroups = (number: string) => number.replace(/^(.{6})(.{8})/u, '$1 $2 ')

  it('fills in name and number of who books, and is asked only as long as somebody waits', async () => {
    const citizen = newCitizen()
    const { name, idNumber, phone, password } = citizen
    expect(agent.heard).toEqual([])
    await kiosk.findItem()
    await kiosk.choose('ORDINARY')
    await kiosk.takePeriod()
    await prompt('ready').waitFor()
    expect([...agent.origins]).toEqual([server.origin])
    agent.say({ type: 'card', name: '没有这个人', idNumber: '510101195001011234' })
    agent.say({ type: 'card', name, idNumber })
    await expect.poll(() => field('idNumber').inputValue()).toBe(inGroups(idNumber))
    expect(await field('name').inputValue()).toBe(name)
    await kiosk.fill({ phone, password })
    await kiosk.submit()
    expect(await kiosk.code()).toMatch(/^\d{4} \d{4} \d{4}$/u)
    await expect.poll(() => agent.heard).toEqual(['start', 'stop'])

    await kiosk.goHome()
    await kiosk.touch(kiosk.tile('mine'))
    await prompt('ready').waitFor()
    agent.say({ type: 'card', name, idNumber })
    await expect.poll(() => field('idNumber').inputValue()).toBe(inGroups(idNumber))
    await kiosk.fill({ password })
    await kiosk.submit()
    await kiosk.page.locator('article').waitFor()
  })

  it('that goes is said to be away, while typing goes on, and is found again', async () => {
    const { port } = agent
    const { name, idNumber, phone, password } = newCitizen()
    await kiosk.findItem()
    await kiosk.choose('ORDINARY')
    await kiosk.takePeriod()
    await prompt('ready').waitFor()
    agent.say({ type: 'error', code: 'missing' })
    await prompt('away').waitFor()
    agent.say({ type: 'ready' })
    await prompt('ready').waitFor()
    agent.stop()
    await prompt('away').waitFor()
    await kiosk.fill({ name, idNumber, phone })
    agent = await CardAgent.start(port)
    await prompt('ready').waitFor()
    agent.stop()
    await prompt('away').waitFor()
    await kiosk.fill({ password })
    await kiosk.submit()
    expect(await kiosk.code()).toMatch(/^\d{4} \d{4} \d{4}$/u)
  })
})
