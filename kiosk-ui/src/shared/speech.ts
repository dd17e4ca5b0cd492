import {
  computed,
  inject,
  type InjectionKey,
  onScopeDispose,
  readonly,
  type Ref,
  shallowRef,
} from 'vue'
import type { Locale } from './i18n'
import { speechPieces } from './speechPieces'
import type { Voice } from './voice'

/** Reads a page aloud. What it reads always stands on the page as well. */
export function createSpeech(voice: Voice | undefined, locale: Readonly<Ref<Locale>>) {
  const changes = shallowRef(0)
  const speaking = shallowRef(false)
  let turn = 0

  voice?.onChange(() => {
    changes.value += 1
  })

  /** False when no voice of this language is installed. The page then offers nothing. */
  const able = computed(() => changes.value >= 0 && voice?.has(locale.value) === true)

  /** Reads one piece after the other and stops an earlier reading. */
  function read(pieces: readonly string[]): void {
    stop()
    if (!able.value || pieces.length === 0) return
    speaking.value = true
    next(pieces, turn)
  }

  function next(pieces: readonly string[], mine: number): void {
    if (mine !== turn) return
    const [first, ...rest] = pieces
    if (first === undefined) stop()
    else
      voice?.say(first, locale.value, () => {
        next(rest, mine)
      })
  }

  function stop(): void {
    turn += 1
    if (speaking.value) voice?.silence()
    speaking.value = false
  }

  /** The first touch begins, the second stops. */
  function toggle(element: Element): void {
    if (speaking.value) stop()
    else read(speechPieces(element))
  }

  return { able, speaking: readonly(speaking), read, toggle, stop }
}

type Speech = ReturnType<typeof createSpeech>

export const SPEECH: InjectionKey<Speech> = Symbol('speech')

/** The speech of this surface. A surface stops it after every step of its router; it also stops when the frame goes. */
export function useSpeech(): Speech {
  const speech = inject(SPEECH)
  if (speech === undefined) throw new Error('A page without speech')
  onScopeDispose(speech.stop)
  return speech
}
