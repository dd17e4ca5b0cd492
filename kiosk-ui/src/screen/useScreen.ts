import { computed, onScopeDispose, readonly, ref } from 'vue'
import { emergencyAt } from './model/emergencies'
import { PublicKeys } from './server/PublicKeys'
import { ServerConnection } from './server/ServerConnection'
import { itemAt, turnAt } from './model/rotation'
import type { ScreenMemory } from './memory/ScreenMemory'
import { type Credentials, ScreenServer } from './server/ScreenServer'

/** After several missed heartbeats the screen may be older than the server. */
const CUT_OFF = 60_000
const KEPT_EVERY = 30_000
const A_SECOND = 1000

/** Runs one screen: its memory, its connection and its clock. It ends with the scope that uses it. */
export function useScreen(credentials: Credentials, memory: ScreenMemory) {
  const keys = new PublicKeys(memory.keys, (fresh) => {
    memory.storeKeys(fresh)
  })
  const connection = new ServerConnection(new ScreenServer(credentials, keys), memory)
  const now = ref(memory.clock.now())

  // The clock ticks on the whole second of the server, so that two screens change together.
  const tick = () => {
    now.value = memory.clock.now()
    notePlay(memory, now.value)
    timer = setTimeout(tick, A_SECOND - (now.value % A_SECOND))
  }
  let timer = setTimeout(tick, 0)
  const keeping = setInterval(() => {
    memory.storeTime()
  }, KEPT_EVERY)
  connection.start()
  onScopeDispose(() => {
    connection.stop()
    clearTimeout(timer)
    clearInterval(keeping)
  })

  return {
    now: readonly(now),
    playlist: memory.playlist,
    asOf: readonly(memory.asOf),
    isCutOff: computed(() => now.value - memory.asOf.value > CUT_OFF),
    emergency: computed(() => emergencyAt(memory.emergencies.value, now.value)),
  }
}

/** Notes the current content once a turn, as proof of play. */
function notePlay(memory: ScreenMemory, now: number): void {
  const playlist = memory.playlist.value
  if (!playlist || emergencyAt(memory.emergencies.value, now)) return
  const turn = turnAt(playlist, now)
  const item = itemAt(playlist, turn)
  if (!item) return
  memory.play({
    content: item.content,
    at: new Date(turn.start).toISOString(),
    seconds: Math.round((turn.end - turn.start) / A_SECOND),
  })
}
