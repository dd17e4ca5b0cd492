import { json, send } from '@/api/http'
import { Problem } from '@/api/problem'
import type { Schema } from '@/api/schemas'
import { type Emergency, readEmergency } from '../model/emergencies'
import { openCompact, verifyDetached } from './jws'
import type { PublicKeys } from './PublicKeys'
import type { Play } from '../model/plays'
import { type Playlist, readPlaylist } from '../model/playlist'
import type { ServerTime } from '../model/ScreenClock'
import { type ServerEvent, serverEvents, textIn } from './serverEvents'

/** The device receives these once, when it is enrolled. */
export type Credentials = Schema<'DeviceCredentials'>

/** A playlist that the server signed, with the bytes it signed. */
export interface VerifiedPlaylist {
  readonly playlist: Playlist
  readonly body: Uint8Array
  readonly signature: string
}

/** `unchanged`: what is there is the newest. `refused`: what came was not the server's, or not for this screen. */
type Fetched = VerifiedPlaylist | 'unchanged' | 'refused'

/** The calls of one screen. Its token lives in memory, and a refused token is fetched anew. */
export class ScreenServer {
  onTime: (told: ServerTime) => void = () => undefined
  private token: string | undefined
  private etag: string | undefined
  private lastEvent: string | undefined

  constructor(
    private readonly credentials: Credentials,
    private readonly keys: PublicKeys,
  ) {}

  async playlist(): Promise<Fetched> {
    const response = await this.ask('playlist', this.etag ? { 'If-None-Match': this.etag } : {})
    if (response.status === 304) return 'unchanged'
    const body = new Uint8Array(await response.arrayBuffer())
    const signature = response.headers.get('Playlist-Signature') ?? ''
    const { verdict } = await this.keys.verify((keys) =>
      verifyDetached(body, signature, 'bianmin-playlist', keys),
    )
    const playlist =
      verdict === 'genuine' ? readPlaylist(new TextDecoder().decode(body)) : undefined
    if (playlist?.screen !== this.credentials.deviceId) return 'refused'
    this.etag = response.headers.get('ETag') ?? undefined
    return { playlist, body, signature }
  }

  /** Returns the current insert; undefined when there is none. */
  async emergency(hall: Playlist['hall']): Promise<Emergency | undefined> {
    const response = await this.ask('emergency')
    return response.status === 204 ? undefined : this.openEmergency(await response.text(), hall)
  }

  async openEmergency(statement: string, hall: Playlist['hall']): Promise<Emergency | undefined> {
    const { text } = await this.keys.verify((keys) =>
      openCompact(statement, 'bianmin-emergency', keys),
    )
    return text === undefined ? undefined : readEmergency(text, this.credentials.deviceId, hall)
  }

  async sendPlays(version: number, plays: readonly Play[]): Promise<void> {
    await this.ask('plays', {}, { version, plays } satisfies Schema<'Plays'>)
  }

  /** Yields the events from now on and those since the last event of an earlier connection. */
  async *events(signal: AbortSignal): AsyncGenerator<ServerEvent> {
    const token = await this.signedIn()
    const asked = performance.now()
    const response = await fetch(this.path('events'), {
      headers: {
        Accept: 'text/event-stream',
        Authorization: `Bearer ${token}`,
        ...(this.lastEvent === undefined ? {} : { 'Last-Event-ID': this.lastEvent }),
      },
      cache: 'no-store',
      credentials: 'omit',
      signal,
    })
    this.look(response, asked)
    if (!response.ok || response.body === null) throw new Error(`no events: ${response.status}`)
    for await (const event of serverEvents(response.body)) {
      this.lastEvent = event.id ?? this.lastEvent
      if (event.event === 'heartbeat')
        this.tellTime(Date.parse(textIn(event.data, 'now')), 0, asked)
      yield event
    }
  }

  private async ask(
    what: string,
    headers: Readonly<Record<string, string>> = {},
    body?: unknown,
  ): Promise<Response> {
    try {
      const token = await this.signedIn()
      const asked = performance.now()
      const response = await send(this.path(what), {
        token,
        headers,
        ...(body === undefined ? {} : { method: 'POST' as const, body }),
      })
      this.look(response, asked)
      return response
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 401) this.token = undefined
      throw failure
    }
  }

  private async signedIn(): Promise<string> {
    this.token ??= (
      await json<Schema<'Tokens'>>('/api/device-sessions', {
        method: 'POST',
        body: this.credentials,
      })
    ).accessToken
    return this.token
  }

  private look(response: Response, asked: number): void {
    if (response.status === 401) this.token = undefined
    const date = response.headers.get('Date')
    // The header has whole seconds; the rest is cut off.
    if (date !== null) this.tellTime(Date.parse(date), 1000, asked)
  }

  /** It was written after it was asked for, which is all that is known of its age. */
  private tellTime(written: number, precision: number, asked: number): void {
    const age = performance.now() - asked
    this.onTime({ earliest: written, latest: written + precision + age })
  }

  private path(what: string): string {
    return `/api/screens/${this.credentials.deviceId}/${what}`
  }
}
