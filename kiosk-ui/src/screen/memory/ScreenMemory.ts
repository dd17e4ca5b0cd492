import { ref, shallowRef } from 'vue'
import {
  withoutEmergencies,
  withEmergency,
  type Emergencies,
  type Emergency,
  withoutEmergency,
  NO_EMERGENCIES,
  withOnlyEmergency,
} from '../model/emergencies'
import { type PublicKey, verifyDetached } from '../server/jws'
import type { ScreenStore } from './ScreenStore'
import type { ConnectionListener } from '../server/ServerConnection'
import { isSame, type Play, withPlay } from '../model/plays'
import { type Playlist, readPlaylist } from '../model/playlist'
import { type StoredTime, ScreenClock, type ServerTime } from '../model/ScreenClock'
import type { VerifiedPlaylist } from '../server/ScreenServer'

/** The state of one screen. It survives a restart. */
export class ScreenMemory implements ConnectionListener {
  readonly playlist = shallowRef<Playlist>()
  readonly emergencies = shallowRef<Emergencies>(NO_EMERGENCIES)
  /** The time at which the screen was last known to be up to date; 0 for never. */
  readonly asOf = ref(0)
  clock = new ScreenClock()
  keys: readonly PublicKey[] = []
  private unsentPlays: readonly Play[] = []
  /** The last play. The stored ones may have been reported and removed while it still stands. */
  private last: Play | undefined

  private constructor(
    private readonly store: ScreenStore,
    private readonly screen: string,
  ) {}

  /** Loads the state from before the restart. The signature of a stored playlist is verified like that of a fetched one. */
  static async load(store: ScreenStore, screen: string): Promise<ScreenMemory> {
    const memory = new ScreenMemory(store, screen)
    const get = async <T>(what: string) => store.get<T>(memory.name(what)).catch(() => undefined)
    memory.clock = new ScreenClock(await get<StoredTime>('time'))
    memory.keys = (await get<readonly PublicKey[]>('keys')) ?? []
    memory.asOf.value = (await get<number>('asOf')) ?? 0
    memory.emergencies.value = (await get<Emergencies>('emergencies')) ?? NO_EMERGENCIES
    memory.unsentPlays = (await get<readonly Play[]>('plays')) ?? []
    const signed = await get<Omit<VerifiedPlaylist, 'playlist'> & { key: PublicKey[] }>('playlist')
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
  accept({ playlist, body, signature }: VerifiedPlaylist): boolean {
    if (playlist.version < (this.playlist.value?.version ?? 0)) return false
    this.playlist.value = playlist
    // The keys are stored too, because the server's list may no longer have them at the next load.
    this.keep('playlist', { body, signature, key: this.keys })
    return true
  }

  emergency(emergency: Emergency): void {
    this.change(withEmergency(this.emergencies.value, emergency, this.clock.now()))
  }

  emergencyOver(emergency: string): void {
    this.change(withoutEmergency(this.emergencies.value, emergency, this.clock.now()))
  }

  onlyEmergency(emergency: Emergency): void {
    this.change(withOnlyEmergency(this.emergencies.value, emergency, this.clock.now()))
  }

  noEmergency(): void {
    if (this.emergencies.value.active.length > 0) {
      this.change(withoutEmergencies(this.emergencies.value, this.clock.now()))
    }
  }

  upToDate(): void {
    this.asOf.value = this.clock.now()
  }

  time(told: ServerTime): void {
    this.clock.heard(told)
  }

  storeKeys(keys: readonly PublicKey[]): void {
    this.keys = keys
    this.keep('keys', keys)
  }

  play(play: Play): void {
    if (isSame(this.last, play)) return
    this.last = play
    this.unsentPlays = withPlay(this.unsentPlays, play)
  }

  plays() {
    return { version: this.playlist.value?.version ?? 0, plays: this.unsentPlays }
  }

  arrived(plays: readonly Play[]): void {
    this.unsentPlays = this.unsentPlays.filter((each) => !plays.includes(each))
  }

  /** Stores from time to time what changes every second. */
  storeTime(): void {
    this.keep('time', this.clock.keep())
    this.keep('asOf', this.asOf.value)
    this.keep('plays', this.unsentPlays)
  }

  private change(emergencies: Emergencies): void {
    this.emergencies.value = emergencies
    this.keep('emergencies', emergencies)
  }

  private keep(what: string, value: unknown): void {
    void this.store.put(this.name(what), value).catch(() => undefined)
  }

  private name(what: string): string {
    return `${this.screen}/${what}`
  }
}
