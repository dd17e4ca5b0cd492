import { generateKeyPairSync } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Emergency } from '@/screen/model/emergencies'
import { itemAt, turnAt } from '@/screen/model/rotation'
import { axe, englishOn, openBrowser } from './Browser'
import { iso, item, job, MINUTE, NOON, playlist, SECOND } from './fixtures'
import { TestScreen } from './TestScreen'

let browser: Browser
let screen: TestScreen | undefined

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  const { complaints } = screen ?? { complaints: [] }
  await screen?.close()
  screen = undefined
  expect(complaints).toEqual([])
})

async function led(items = [1, 2, 3, 4, 5, 6, 7].map((n) => job(`j${n}`))): Promise<TestScreen> {
  screen = await TestScreen.start(browser, 640, 640)
  screen.server.playlist = playlist('LED', items)
  await screen.open()
  return screen.ready()
}

const TV_ITEMS = [
  item('p1', 'POLICY', { weight: 2 }),
  item('s1', 'SOCIAL_SECURITY_NEWS'),
  item('s2', 'SOCIAL_SECURITY_NEWS', { body: '每年认证一次。'.repeat(120) }),
  item('n1', 'NOTICE', { title: '周三下午停电' }),
  job('j1'),
]

async function tv(items = TV_ITEMS): Promise<TestScreen> {
  screen = await TestScreen.start(browser, 1920, 1080)
  screen.server.playlist = playlist('TV', items)
  await screen.open()
  return screen.ready()
}

function insert(more: Partial<Emergency> = {}): Emergency {
  return {
    emergency: 'e1',
    hall: 1,
    text: '三楼有烟雾，请有序离开',
    level: 'DANGER',
    drill: false,
    from: iso(NOON),
    until: iso(NOON + 10 * MINUTE),
    screens: null,
    ...more,
  }
}

const overlay = (on: TestScreen) => on.page.locator('.overlay')

describe.each([
  ['LED', led],
  ['TV', tv],
])('%s', (_, hang) => {
  it('shows every item in its turn for ten minutes, as the rotation says, and is never blank', async () => {
    const on = await hang()
    const list = on.server.playlist
    if (!list) throw new Error('no playlist')
    const seen = new Set<string>()
    for (let passed = 0; passed < 10 * MINUTE; passed += 6 * SECOND) {
      const at = on.server.now()
      expect(await on.isBlank()).toBe(false)
      const shown = await on.shown()
      expect(shown).toBe(itemAt(list, turnAt(list, at))?.content)
      seen.add(shown ?? '')
      await on.advance(6 * SECOND)
    }
    const kinds = list.parts[0]?.kinds ?? []
    expect([...seen].sort()).toEqual(
      list.items
        .filter((each) => kinds.includes(each.kind))
        .map((each) => each.content)
        .sort(),
    )
  })

  it('has nothing for axe to find, and no English', async () => {
    const on = await hang()
    expect(await on.axe()).toEqual([])
    expect(await englishOn(on.page)).toEqual([])
    on.server.begin(insert({ drill: true }))
    await on.within(5 * SECOND, () => overlay(on).isVisible())
    expect(await on.axe()).toEqual([])
    expect(await englishOn(on.page)).toEqual([])
  })
})

describe('cut off from the server, a screen', () => {
  it('goes on alone, says how old it is, and lets go of what expires', async () => {
    const on = await led([job('j1'), job('j2', { validUntil: iso(NOON + 5 * MINUTE) })])
    on.disconnect()
    await on.within(2 * MINUTE, async () => (await on.text()).includes('数据截至 12:00'))
    await on.within(MINUTE, async () => (await on.shown()) === 'j2')
    await on.advance(4 * MINUTE)
    for (let passed = 0; passed < 2 * MINUTE; passed += 6 * SECOND) {
      expect(await on.shown()).toBe('j1')
      await on.advance(6 * SECOND)
    }
  })

  it('shows the hall and the time when nothing is left', async () => {
    const on = await led([job('j1', { validUntil: iso(NOON + 2 * MINUTE) })])
    on.disconnect()
    await on.advance(3 * MINUTE)
    expect(await on.shown()).toBeUndefined()
    expect(await on.text()).toContain('荷花街道便民服务中心')
    expect(await on.text()).toContain('12:03')
  })

  it('survives a reload, and is back within a minute of the server', async () => {
    const on = await led()
    await on.cached()
    on.disconnect()
    await on.advance(35 * SECOND)
    await on.page.reload()
    await on.within(5 * SECOND, async () => (await on.shown()) !== undefined)
    await on.within(2 * MINUTE, async () => (await on.text()).includes('数据截至 12:00'))
    on.server.playlist = playlist('LED', [job('j8')], { version: 18 })
    on.reconnect()
    await on.within(MINUTE, async () => (await on.shown()) === 'j8')
    expect(await on.text()).not.toContain('数据截至')
  })

  it('keeps its letters: every part of the font is there without the server', async () => {
    const on = await led([job('j1')])
    await on.cached()
    on.disconnect()
    await on.page.reload()
    const loaded = await on.page.evaluate(async () => {
      const faces = await document.fonts.load('700 40px "Noto Sans SC Variable"', '龘犇骉垚燊赟')
      return faces.length > 0 && faces.every((face) => face.status === 'loaded')
    })
    expect(loaded).toBe(true)
  })
})

describe('the time of a screen', () => {
  it('is not turned back by an answer that was long on its way', async () => {
    const on = await led()
    const items = on.server.playlist?.items ?? []
    let arrive: () => void = () => undefined
    on.server.delay = new Promise((resolve) => {
      arrive = resolve
    })
    on.server.publish(playlist('LED', items, { version: 18 }))
    await on.settle()
    await on.advance(9 * SECOND)
    const next = await on.shown()
    on.server.delay = new Promise(() => undefined)
    arrive()
    await on.settle()
    await on.advance(SECOND)
    await on.settle()
    expect(await on.shown()).toBe(next)
    const list = playlist('LED', items)
    expect(next).toBe(itemAt(list, turnAt(list, on.server.now()))?.content)
  })
})

describe('a playlist', () => {
  it('that is new is shown at once', async () => {
    const on = await led([job('j1')])
    on.server.publish(playlist('LED', [job('j2')], { version: 18 }))
    await on.within(2 * SECOND, async () => (await on.shown()) === 'j2')
  })

  it('that is older is refused, though the server signed it', async () => {
    const on = await led([job('j1')])
    on.server.publish(playlist('LED', [job('old')], { version: 16 }))
    await on.advance(70 * SECOND)
    await on.settle()
    expect(await on.shown()).toBe('j1')
    on.server.publish(playlist('LED', [job('j2')], { version: 18 }))
    await on.within(30 * SECOND, async () => (await on.shown()) === 'j2')
  })

  it('that somebody else signed is refused', async () => {
    const on = await led([job('j1')])
    on.server.forger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    on.server.publish(playlist('LED', [job('forged')], { version: 99 }))
    await on.advance(70 * SECOND)
    await on.settle()
    expect(await on.shown()).toBe('j1')
  })

  it('with texts that would be pages elsewhere is text', async () => {
    const evil = `<img src=x onerror="document.title='broken'"><script>document.title='broken'</script>&amp;{{ 1+1 }}`
    const on = await tv([
      item('p1', 'POLICY', {
        title: evil.slice(0, 110),
        body: `${evil}\n${'长'.repeat(5000)}`,
        source: evil,
      }),
      item('n1', 'NOTICE', { title: evil, body: evil }),
      job('j1', {
        job: {
          employer: evil,
          post: evil,
          wanted: 1,
          wage: evil,
          place: evil,
          contact: evil,
          until: evil,
        },
      }),
    ])
    const text = await on.text()
    expect(text).toContain('<img src=x onerror=')
    expect(text).toContain('&amp;{{ 1+1 }}')
    expect(await on.page.title()).not.toContain('broken')
    expect(await on.page.locator('main img, main script').count()).toBe(0)
    on.server.publish(
      playlist('LED', on.server.playlist?.items ?? [], { version: 18, part: { kinds: ['JOB'] } }),
    )
    await on.within(5 * SECOND, () => on.page.locator('.led-page').isVisible())
    expect(await on.text()).toContain('<script>')
    const { width, height } = on.page.viewportSize() ?? { width: 0, height: 0 }
    const size = await on.page.evaluate(() => [
      document.body.scrollWidth,
      document.body.scrollHeight,
    ])
    expect(size).toEqual([width, height])
  })
})

describe('an emergency insert', () => {
  it('covers the screen, and is taken away', async () => {
    const on = await led()
    on.server.begin(insert())
    expect(await on.within(2 * SECOND, () => overlay(on).isVisible())).toBeLessThanOrEqual(
      2 * SECOND,
    )
    expect(await on.text()).toContain('三楼有烟雾')
    on.server.end()
    await on.within(2 * SECOND, async () => (await overlay(on).count()) === 0)
    expect(await on.shown()).toBeDefined()
  })

  it('that is a drill says so', async () => {
    const on = await tv()
    on.server.begin(insert({ drill: true }))
    await on.within(2 * SECOND, () => overlay(on).isVisible())
    expect(await on.text()).toContain('这是一次演练')
  })

  it('ends by itself on a screen that is cut off, also after a reload', async () => {
    const on = await tv()
    await on.cached()
    on.server.begin(insert())
    await on.within(2 * SECOND, () => overlay(on).isVisible())
    on.disconnect()
    await on.advance(5 * MINUTE)
    await on.page.reload()
    await on.within(5 * SECOND, () => overlay(on).isVisible())
    await on.advance(NOON + 10 * MINUTE - 5 * SECOND - on.server.now())
    expect(await overlay(on).isVisible()).toBe(true)
    await on.within(10 * SECOND, async () => (await overlay(on).count()) === 0)
    expect(on.server.now()).toBeGreaterThanOrEqual(NOON + 10 * MINUTE)
    expect(on.server.now()).toBeLessThan(NOON + 10 * MINUTE + 5 * SECOND)
  })

  it('is heard of afterwards by a screen that was cut off', async () => {
    const on = await led()
    on.disconnect()
    on.server.emergency = insert()
    await on.advance(10 * SECOND)
    on.reconnect()
    await on.within(MINUTE, () => overlay(on).isVisible())
    on.disconnect()
    on.server.emergency = undefined
    await on.advance(10 * SECOND)
    on.reconnect()
    await on.within(MINUTE, async () => (await overlay(on).count()) === 0)
  })

  it('that is forged, for another hall or for other screens is not shown, nor one that was ended and is sent again', async () => {
    const on = await led()
    const genuine = on.server.statement(insert())
    on.server.tell('emergency', on.server.statement(insert({ hall: 2 })))
    on.server.tell('emergency', on.server.statement(insert({ screens: ['another'] })))
    on.server.forger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    on.server.tell('emergency', on.server.statement(insert()))
    on.server.forger = undefined
    await on.advance(5 * SECOND)
    await on.settle()
    expect(await overlay(on).count()).toBe(0)
    on.server.tell('emergency', genuine)
    await on.within(2 * SECOND, () => overlay(on).isVisible())
    on.server.tell('emergencyOver', '{"emergency":"e1"}')
    await on.within(2 * SECOND, async () => (await overlay(on).count()) === 0)
    on.server.tell('emergency', genuine)
    await on.advance(5 * SECOND)
    await on.settle()
    expect(await overlay(on).count()).toBe(0)
  })
})

describe('a new screen', () => {
  it('is enrolled by the code that is typed once, and remembers it', async () => {
    screen = await TestScreen.start(browser, 1280, 800)
    const { page, server } = screen
    server.playlist = playlist('LED', [job('j1')])
    await page.goto(new URL('/screen', screen.address).href)
    await page.locator('.keys').waitFor()
    expect(await axe(page)).toEqual([])
    expect(await englishOn(page)).toEqual([])
    await page.keyboard.type('2222-2222-2222')
    await page.keyboard.press('Enter')
    await page.getByText('登记码不存在或已过期').waitFor()
    for (const key of 'ABCDEFGH2345')
      await page.getByRole('button', { name: key, exact: true }).click()
    await page.getByRole('button', { name: '登记' }).click()
    await page.locator('main.stage').waitFor()
    expect(new URL(page.url()).hash).toBe(`#${server.device.deviceId}`)
    expect(await page.content()).not.toContain(server.device.secret)
    await page.reload()
    await page.locator('main.stage').waitFor()
    await page.goto('about:blank')
    await page.goto(new URL('/screen', screen.address).href)
    await page.locator('main.stage').waitFor()
  })

  it('reports what it has shown', async () => {
    const on = await led([job('11111111-1111-7111-8111-111111111111')])
    await on.advance(3 * MINUTE)
    await on.settle()
    await on.advance(61 * SECOND)
    await on.settle()
    const times = on.server.plays.map((play) => play.at)
    expect(times.length).toBeGreaterThanOrEqual(10)
    expect(new Set(times).size).toBe(times.length)
    expect(on.server.plays.every((play) => play.seconds === 12)).toBe(true)
  })
})
