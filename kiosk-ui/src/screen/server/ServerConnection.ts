import { Problem } from '@/api/problem'
import type { Emergency } from '../model/emergencies'
import { MAX_PLAYS_PER_POST, type Play } from '../model/plays'
import type { Playlist } from '../model/playlist'
import type { ServerTime } from '../model/ScreenClock'
import type { VerifiedPlaylist, ScreenServer } from './ScreenServer'
import { type ServerEvent, textIn } from './serverEvents'

/** The screen's side of the connection: what it receives and what it reports. */
export interface ConnectionListener {
  readonly hall: Playlist['hall'] | undefined
  /** Returns false when the screen has a newer playlist. */
  accept(fetched: VerifiedPlaylist): boolean
  emergency(emergency: Emergency): void
  emergencyOver(emergency: string): void
  onlyEmergency(emergency: Emergency): void
  noEmergency(): void
  /** The screen has what the server has at this moment. */
  upToDate(): void
  time(told: ServerTime): void
  plays(): { readonly version: number; readonly plays: readonly Play[] }
  arrived(plays: readonly Play[]): void
}

const A_SECOND = 1000
/** Many screens must not overload a server that has just come back. All are back within a minute. */
const LONGEST_PAUSE = 20 * A_SECOND
/** After more than two missed heartbeats the connection counts as dead. */
const SILENCE = 25 * A_SECOND
const ASKED_AGAIN = 60 * A_SECOND

/**
 * The line of a screen to its server: fetches what is to be shown, then listens. Whatever breaks, it begins again, soon at first
 * and at the latest after twenty seconds; nothing that goes wrong here is ever seen on the screen.
 */
export class ServerConnection {
  private readonly end = new AbortController()
  private catching: Promise<void> = Promise.resolve()

  constructor(
    private readonly server: ScreenServer,
    private readonly listener: ConnectionListener,
  ) {
    server.onTime = (told) => {
      listener.time(told)
    }
  }

  start(): void {
    void this.run()
  }

  stop(): void {
    this.end.abort()
  }

  private async run(): Promise<void> {
    let tries = 0
    while (!this.end.signal.aborted) {
      const began = performance.now()
      try {
        await this.catchUp()
        await this.listen()
      } catch {
        // After a failure the screen goes on with what it has, and the loop begins again.
      }
      tries = performance.now() - began > SILENCE ? 1 : tries + 1
      const pause = Math.min(A_SECOND * 2 ** (tries - 1), LONGEST_PAUSE)
      await this.wait(pause * (0.5 + Math.random() / 2))
    }
  }

  /** Fetches run one after the other, because an event may come during a fetch. */
  private catchUp(): Promise<void> {
    this.catching = this.catching.catch(() => undefined).then(() => this.fetchAll())
    return this.catching
  }

  /** Fetches everything that the screen may have missed. */
  private async fetchAll(): Promise<void> {
    const fetched = await this.server.playlist()
    const isRefused =
      typeof fetched === 'object' ? !this.listener.accept(fetched) : fetched === 'refused'
    if (this.listener.hall !== undefined) {
      const emergency = await this.server.emergency(this.listener.hall)
      if (emergency) this.listener.onlyEmergency(emergency)
      else this.listener.noEmergency()
    }
    if (!isRefused) this.listener.upToDate()
    await this.tellPlays()
  }

  /** Listens until the connection breaks or falls silent. */
  private async listen(): Promise<void> {
    const line = new AbortController()
    const hangUp = () => {
      line.abort()
    }
    this.end.signal.addEventListener('abort', hangUp)
    let silence = setTimeout(hangUp, SILENCE)
    const again = setInterval(() => {
      this.catchUp().catch(hangUp)
    }, ASKED_AGAIN)
    try {
      for await (const event of this.server.events(line.signal)) {
        clearTimeout(silence)
        silence = setTimeout(hangUp, SILENCE)
        await this.hear(event)
      }
    } finally {
      clearTimeout(silence)
      clearInterval(again)
      this.end.signal.removeEventListener('abort', hangUp)
    }
  }

  private async hear({ event, data }: ServerEvent): Promise<void> {
    switch (event) {
      case 'playlist':
        await this.catchUp()
        break
      case 'emergency':
        await this.hearEmergency(data)
        break
      case 'emergencyOver':
        this.listener.emergencyOver(textIn(data, 'emergency'))
        // Another insert may still be active.
        await this.catchUp()
        break
      case 'heartbeat':
        this.listener.upToDate()
        break
    }
  }

  private async hearEmergency(statement: string): Promise<void> {
    if (this.listener.hall === undefined) return
    const emergency = await this.server.openEmergency(statement, this.listener.hall)
    if (emergency) this.listener.emergency(emergency)
  }

  private async tellPlays(): Promise<void> {
    const { version, plays } = this.listener.plays()
    const some = plays.slice(0, MAX_PLAYS_PER_POST)
    if (some.length === 0) return
    try {
      await this.server.sendPlays(version, some)
      this.listener.arrived(some)
    } catch (failure) {
      // Plays that the server refuses are dropped, and a failed report does not end the connection.
      if (failure instanceof Problem && failure.status === 400) this.listener.arrived(some)
    }
  }

  private wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.end.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
