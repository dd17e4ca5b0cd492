import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Schema } from '@/api/schemas'
import type { Emergency } from '@/screen/model/emergencies'
import type { Playlist } from '@/screen/model/playlist'
import type { Play } from '@/screen/model/plays'

const PAGES = fileURLToPath(new URL('../dist/', import.meta.url))
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html;charset=UTF-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}
/** The real server sends the same headers, so a page that breaks its policy breaks here as well. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/**
 * A server for what the real one never does on demand: it tells any time, signs any playlist, forges, and repeats old ones.
 * It speaks the contract of the screens; the same page is tested against the real server too (server.test.ts).
 */
export class FakeScreenServer {
  playlist: Playlist | undefined
  emergency: Emergency | undefined
  /** Returns the server's time. The tests turn it along with the browser's. */
  now: () => number = () => Date.now()
  /** When it is set, the server signs with this foreign key. */
  forger: KeyObject | undefined
  /** Every answer waits for this between its writing and its sending, as on a slow line. */
  delay: Promise<void> | undefined
  readonly plays: Play[] = []
  readonly device = { deviceId: randomUUID(), secret: 'a-secret' }
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  private readonly listeners = new Set<ServerResponse>()
  private readonly server: Server
  private events = 0

  constructor() {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(() => response.writeHead(500).end())
    })
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return (this.server.address() as AddressInfo).port
  }

  stop(): void {
    this.server.closeAllConnections()
    this.server.close()
  }

  get hasListeners(): boolean {
    return this.listeners.size > 0
  }

  tell(event: string, data: string): void {
    this.events++
    for (const listener of this.listeners) {
      listener.write(`id: ${this.events}\nevent: ${event}\ndata: ${data}\n\n`)
    }
  }

  publish(playlist: Playlist): void {
    this.playlist = playlist
    this.tell('playlist', JSON.stringify({ version: playlist.version }))
  }

  begin(emergency: Emergency): void {
    this.emergency = emergency
    this.tell('emergency', this.statement(emergency))
  }

  end(): void {
    const over = this.emergency?.emergency
    this.emergency = undefined
    this.tell('emergencyOver', JSON.stringify({ emergency: over }))
  }

  heartbeat(): void {
    this.tell('heartbeat', JSON.stringify({ now: new Date(this.now()).toISOString() }))
  }

  statement(emergency: Emergency): string {
    const { header, payload, signature } = this.signed(
      'bianmin-emergency',
      Buffer.from(JSON.stringify(emergency)),
    )
    return `${header}.${payload}.${signature}`
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    response.sendDate = false
    response.setHeader('Date', new Date(this.now()).toUTCString())
    Object.entries(HEADERS).forEach(([name, value]) => response.setHeader(name, value))
    await this.delay
    const own = `/api/screens/${this.device.deviceId}/`
    if (path === '/.well-known/jwks.json') this.sendKeys(response)
    else if (path === '/api/device-enrolments') await this.enrol(request, response)
    else if (path === '/api/device-sessions')
      send(response, 201, { accessToken: 'token', expiresIn: 900 })
    else if (path === `${own}playlist`) this.sendPlaylist(request, response)
    else if (path === `${own}emergency`) this.sendEmergency(response)
    else if (path === `${own}events`) this.listen(response)
    else if (path === `${own}plays`) await this.takePlays(request, response)
    else await sendFile(path === '/screen' || path === '/desk' ? `${path}.html` : path, response)
  }

  private sendKeys(response: ServerResponse): void {
    const key = {
      ...this.keys.publicKey.export({ format: 'jwk' }),
      kid: 'k1',
      use: 'sig',
      alg: 'ES256',
    }
    send(response, 200, { keys: [key] })
  }

  private async enrol(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { code } = JSON.parse(await bodyOf(request)) as Schema<'Code'>
    if (code === 'ABCDEFGH2345') send(response, 201, this.device)
    else
      send(response, 404, {
        type: '/problems/unknown-enrolment-code',
        detail: '登记码不存在或已过期',
      })
  }

  private sendPlaylist(request: IncomingMessage, response: ServerResponse): void {
    const body = Buffer.from(JSON.stringify({ ...this.playlist, screen: this.device.deviceId }))
    const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304).end()
      return
    }
    const { header, signature } = this.signed('bianmin-playlist', body)
    response
      .writeHead(200, {
        'Content-Type': 'application/json',
        ETag: tag,
        'Playlist-Signature': `${header}..${signature}`,
      })
      .end(body)
  }

  private sendEmergency(response: ServerResponse): void {
    if (this.emergency) response.writeHead(200).end(this.statement(this.emergency))
    else response.writeHead(204).end()
  }

  private listen(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    this.listeners.add(response)
    this.heartbeat()
    this.tell('playlist', JSON.stringify({ version: this.playlist?.version }))
    response.on('close', () => this.listeners.delete(response))
  }

  private async takePlays(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { plays } = JSON.parse(await bodyOf(request)) as Schema<'Plays'>
    this.plays.push(...plays)
    response.writeHead(204).end()
  }

  private signed(typ: string, body: Buffer) {
    const header = Buffer.from(JSON.stringify({ alg: 'ES256', kid: 'k1', typ })).toString(
      'base64url',
    )
    const payload = body.toString('base64url')
    const signature = sign('sha256', Buffer.from(`${header}.${payload}`), {
      key: this.forger ?? this.keys.privateKey,
      dsaEncoding: 'ieee-p1363',
    }).toString('base64url')
    return { header, payload, signature }
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const file = await readFile(PAGES + path.slice(1)).catch(() => undefined)
  if (file)
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/plain' }).end(file)
  else response.writeHead(404).end()
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
