import { computed, shallowRef } from 'vue'
import { type Lexicon, lexiconOf, type PinyinData, withWords } from './lexicon'
import address from './pinyin.json?url'

/** What the keyboard knows is the same for every citizen, so it is fetched once. */
const lexicon = shallowRef<Lexicon>()
const failed = shallowRef(false)
let fetching: Promise<void> | undefined

async function fetchLexicon(): Promise<void> {
  try {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(`pinyin: ${answer.status}`)
    lexicon.value = lexiconOf((await answer.json()) as PinyinData)
    failed.value = false
  } catch {
    failed.value = true
    fetching = undefined
  }
}

/** @param words the hall's own */
export function usePinyin(words: () => readonly string[]) {
  /** Begins to fetch, again when it failed before; the candidates come when it is there. */
  function prepare(): void {
    fetching ??= fetchLexicon()
  }

  const known = computed(() => lexicon.value && withWords(lexicon.value, words()))
  return { lexicon: known, failed, prepare }
}
