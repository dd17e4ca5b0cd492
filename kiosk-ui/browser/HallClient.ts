import type { Schema } from '@/api/schemas'
import { readPlaylist, type Playlist } from '@/screen/model/playlist'
import type { Citizen } from './Citizens'
import { MINUTE } from './fixtures'

/** The demonstration's devices. The server prints them at its start. */
export const LED = { deviceId: '01900000-0000-7000-8000-000000000002', secret: 'bianmin-demo-led' }
export const TV = { deviceId: '01900000-0000-7000-8000-000000000003', secret: 'bianmin-demo-tv' }
/** The tests open its session once (kioskSession). */
export const KIOSK = {
  deviceId: '01900000-0000-7000-8000-000000000001',
  secret: 'bianmin-demo-kiosk',
}
const HALL = '/api/halls/1'

/** The people of the demonstration hall. They use the interface of a real server. */
export class HallClient {
  private readonly tokens = new Map<string, string>()
  private session: Promise<Schema<'Tokens'>> | undefined

  constructor(private readonly server: URL) {}

  /** One person writes the job, a second one approves and publishes it. */
  async publishJob(post: string): Promise<string> {
    const until = new Date(Date.now() + 20 * 24 * 60 * MINUTE).toISOString().slice(0, 10)
    const { content } = await this.as<{ content: string }>('editor', `${HALL}/contents`, {
      kind: 'JOB',
      title: post,
      body: '',
      source: '街道就业服务窗口',
      job: {
        employer: '荷花区莲心家政服务有限公司',
        post,
        wanted: 2,
        wage: '4500元/月',
        place: '藕香街22号',
        contact: '028-0000 1204',
        until,
      },
    })
    await this.as('editor', `${HALL}/contents/${content}/submit`, {})
    await this.as('reviewer', `${HALL}/contents/${content}/approve`, {})
    await this.as('reviewer', `${HALL}/contents/${content}/publish`, {})
    return content
  }

  /** One person asks for the insert and another confirms it. Returns after the confirmation. */
  async beginEmergency(text: string): Promise<void> {
    const until = new Date(Date.now() + 10 * MINUTE).toISOString()
    const asked = { text, level: 'WARNING', until, drill: true }
    const { emergency } = await this.as<{ emergency: string }>(
      'director',
      `${HALL}/emergencies`,
      asked,
    )
    await this.as('reviewer', `${HALL}/emergencies/${emergency}/confirm`, {})
  }

  async endEmergencies(): Promise<void> {
    await this.as('reviewer', `${HALL}/emergencies`, undefined, 'DELETE')
  }

  /** The consultation desk has checked the materials and allows this citizen one home visit. */
  async approveVisit(item: string, idNumber: string): Promise<void> {
    await this.as('clerk', `${HALL}/pre-reviews`, { item, idNumber })
  }

  /** Closes the hall for a day. Returns the function that opens it again. */
  async close(date: string, reason: string): Promise<() => Promise<void>> {
    const path = `${HALL}/closures`
    const asked = { from: date, to: date, reason }
    const { closure } = await this.as<Schema<'StoredClosure'>>('director', path, asked)
    return async () => {
      await this.as('director', `${path}/${closure}`, undefined, 'DELETE')
    }
  }

  /** Books at the hall's kiosk, where many people book one after another. */
  async bookAtKiosk(citizen: Citizen, item: string): Promise<void> {
    const { accessToken } = await this.kioskSession()
    const path = `${HALL}/slots?item=${item}&channel=ORDINARY`
    const days = (await (await fetch(new URL(path, this.server))).json()) as Schema<'Day'>[]
    const [, second] = days.filter(({ slots }) => slots.some(({ free }) => free > 0))
    const slot = second?.slots.find(({ free }) => free > 0)?.slot
    const body = { ...citizen, slot, item, channel: 'ORDINARY' }
    const response = await this.post('/api/bookings', body, accessToken)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }

  /** Returns the bookings that the server has of a citizen. */
  async bookingsOf({ idNumber, password }: Citizen): Promise<readonly Schema<'BookingView'>[]> {
    const entered = await this.post('/api/sessions', { idNumber, password })
    const { accessToken } = (await entered.json()) as Schema<'Tokens'>
    const response = await fetch(new URL('/api/me/bookings', this.server), {
      headers: { Authorization: `Bearer ${accessToken}` },
    })
    return ((await response.json()) as Schema<'Page'>).bookings
  }

  /** Holds every place of a slot, as a kiosk may. Returns the holds. */
  async holdAll(slot: string, item: string): Promise<string[]> {
    const { accessToken: token } = await this.kioskSession()
    const holds: string[] = []
    for (;;) {
      const response = await this.post('/api/holds', { slot, item }, token)
      if (!response.ok) return holds
      holds.push(((await response.json()) as { hold: string }).hold)
    }
  }

  async release(holds: readonly string[]): Promise<void> {
    for (const hold of holds)
      await fetch(new URL(`/api/holds/${hold}`, this.server), { method: 'DELETE' })
  }

  /** Returns the session of the kiosk. It is opened once, because the server delays a device that signs in every few seconds. */
  kioskSession(): Promise<Schema<'Tokens'>> {
    this.session ??= this.post('/api/device-sessions', KIOSK).then(
      async (response) => (await response.json()) as Schema<'Tokens'>,
    )
    return this.session
  }

  private post(path: string, body: unknown, token?: string): Promise<Response> {
    return fetch(new URL(path, this.server), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
  }

  async playlist(screen: string): Promise<Playlist | undefined> {
    const response = await fetch(new URL(`/api/screens/${screen}/playlist`, this.server), {
      headers: { Authorization: `Bearer ${await this.token('reviewer')}` },
    })
    return readPlaylist(await response.text())
  }

  private async as<T>(who: string, path: string, body: unknown, method = 'POST'): Promise<T> {
    const response = await fetch(new URL(path, this.server), {
      method,
      headers: {
        Authorization: `Bearer ${await this.token(who)}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text === '' ? {} : JSON.parse(text)) as T
  }

  private async token(who: string): Promise<string> {
    const known = this.tokens.get(who)
    if (known !== undefined) return known
    const response = await fetch(new URL('/api/staff-sessions', this.server), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: who, password: `bianmin-demo-${who}` }),
    })
    const { accessToken } = (await response.json()) as Schema<'Tokens'>
    this.tokens.set(who, accessToken)
    return accessToken
  }
}
