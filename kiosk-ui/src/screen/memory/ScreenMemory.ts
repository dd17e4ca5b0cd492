import { ref, shallowRef } from 'vue'
import {
  allEnded,
  begun,
  type Emergencies,
  type Emergency,
  ended,
  NONE,
  only,
} from '../model/emergencies'
import { type Key, verifyDetached } from '../server/jws'
import type { Kept } from './ScreenStore'
import type { Listener } from '../server/ServerConnection'
import { isSame, type Play, played } from '../model/plays'
import { type Playlist, readPlaylist } from '../model/playlist'
import { type KeptTime, ScreenClock, type ToldTime } from '../model/ScreenClock'
import type { Genuine } from '../server/ScreenServer'

/** What one screen knows, and keeps over a restart. */
export class ScreenMemory implements Listener {
  readonly playlist = shallowRef<Playlist>()
  readonly emergencies = shallowRef<Emergencies>(NONE)
  /** When what is shown was last known to be what the server has; 0: never. */
  readonly asOf = ref(0)
  clock = new ScreenClock()
  keys: readonly Key[] = []
  private played: readonly Play[] = []
  /** Not the last one that is kept, which may have been reported and forgotten while it still stands. */
  private last: Play | undefined

  private constructor(
    private readonly kept: Kept,
    private readonly screen: string,
  ) {}

  /** As it was before the restart. A playlist in the store is believed as little as one on the line. */
  static async recall(kept: Kept, screen: string): Promise<ScreenMemory> {
    const memory = new ScreenMemory(kept, screen)
    const get = async <T>(what: string) => kept.get<T>(memory.name(what)).catch(() => undefined)
    memory.clock = new ScreenClock(await get<KeptTime>('time'))
    memory.keys = (await get<readonly Key[]>('keys')) ?? []
    memory.asOf.value = (await get<number>('asOf')) ?? 0
    memory.emergencies.value = (await get<Emergencies>('emergencies')) ?? NONE
    memory.played = (await get<readonly Play[]>('plays')) ?? []
    const signed = await get<Omit<Genuine, 'playlist'> & { key: Key[] }>('playlist')
    if (signed) {
      const { verdict } = await verifyDetached(
        signed.body,
        signed.signature,
        'bianmin-playlist',
        signed.key,
      )
      const text = new TextDecoder().decode(signed.body)
      memory.playlist.value = verdict === 'genuine' ? readPlaylist(text) : undefined
    }
    return memory
  }

  get hall() {
    return this.playlist.value?.hall
  }

  /** Versions only grow: an old playlist, however well signed, brings back what was taken from the wall. */
  accept({ playlist, body, signature }: Genuine): boolean {
    if (playlist.version < (this.playlist.value?.version ?? 0)) return false
    this.playlist.value = playlist
    // With the keys of today: they may be gone from the server's list when this is read again.
    this.keep('playlist', { body, signature, key: this.keys })
    return true
  }

  emergency(emergency: Emergency): void {
    this.change(begun(this.emergencies.value, emergency, this.clock.now()))
  }

  emergencyOver(emergency: string): void {
    this.change(ended(this.emergencies.value, emergency, this.clock.now()))
  }

  onlyEmergency(emergency: Emergency): void {
    this.change(only(this.emergencies.value, emergency, this.clock.now()))
  }

  noEmergency(): void {
    if (this.emergencies.value.active.length > 0) {
      this.change(allEnded(this.emergencies.value, this.clock.now()))
    }
  }

  upToDate(): void {
    this.asOf.value = this.clock.now()
  }

  time(told: ToldTime): void {
    this.clock.heard(told)
  }

  freshKeys(keys: readonly Key[]): void {
    this.keys = keys
    this.keep('keys', keys)
  }

  play(play: Play): void {
    if (isSame(this.last, play)) return
    this.last = play
    this.played = played(this.played, play)
  }

  plays() {
    return { version: this.playlist.value?.version ?? 0, plays: this.played }
  }

  arrived(plays: readonly Play[]): void {
    this.played = this.played.filter((each) => !plays.includes(each))
  }

  /** What changes with every second is kept now and then. */
  keepTime(): void {
    this.keep('time', this.clock.keep())
    this.keep('asOf', this.asOf.value)
    this.keep('plays', this.played)
  }

  private change(emergencies: Emergencies): void {
    this.emergencies.value = emergencies
    this.keep('emergencies', emergencies)
  }

  private keep(what: string, value: unknown): void {
    void this.kept.put(this.name(what), value).catch(() => undefined)
  }

  private name(what: string): string {
    return `${this.screen}/${what}`
  }
}
