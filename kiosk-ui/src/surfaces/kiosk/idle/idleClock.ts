import { readonly, shallowRef } from 'vue'

/** How long nobody may touch anything, and how long the question then stands, in seconds. */
export const IDLE_SECONDS = 60
export const COUNTDOWN_SECONDS = 15

const TICK_MS = 250
/** Whoever listens does not touch; but even the longest guide is read after so many seconds, or nobody listens any more. */
const LONGEST_LISTENING_SECONDS = 240

interface Wishes {
  readonly idleSeconds: number
  /** Is something being read aloud? */
  readonly listening: () => boolean
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number
  readonly over: () => void
}

/**
 * Counts from the last touch. It begins with the first: a page that nobody touched has nothing to forget.
 *
 * `left` is undefined while nothing is asked, then the seconds until everything is forgotten.
 */
export function createIdleClock({ idleSeconds, listening, now, over }: Wishes) {
  const left = shallowRef<number>()
  let touched: number | undefined
  /** The last moment that counts as use: a touch, or listening. */
  let used = 0
  let timer: ReturnType<typeof setInterval> | undefined

  function touch(): void {
    touched = now()
    used = touched
    left.value = undefined
    timer ??= setInterval(tick, TICK_MS)
  }

  function tick(): void {
    if (touched === undefined) return
    const longListening = now() - touched > LONGEST_LISTENING_SECONDS * 1000
    if (listening() && !longListening && left.value === undefined) used = now()
    const idle = (now() - used) / 1000
    if (idle < idleSeconds) return
    const rest = Math.ceil(idleSeconds + COUNTDOWN_SECONDS - idle)
    left.value = Math.max(0, rest)
    if (rest > 0) return
    stop()
    over()
  }

  function stop(): void {
    clearInterval(timer)
    timer = undefined
    touched = undefined
    left.value = undefined
  }

  return { left: readonly(left), touch, stop }
}

/** `?idle=` says how many seconds; between 1 and an hour. */
export function idleSeconds(asked: string | null): number {
  const seconds = Number(asked ?? '')
  return Number.isFinite(seconds) && seconds >= 1 && seconds <= 3600 ? seconds : IDLE_SECONDS
}
