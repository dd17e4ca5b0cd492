import { computed, readonly, type Ref, ref } from 'vue'
import { candidates, type Candidate } from './candidates'
import type { Lexicon } from './lexicon'
import { LONGEST_TYPED } from './syllables'

/** Letters that are not yet Chinese. */
export function useComposition(lexicon: Readonly<Ref<Lexicon | undefined>>) {
  const letters = ref('')
  const found = computed<readonly Candidate[]>(() =>
    lexicon.value ? candidates(letters.value, lexicon.value) : [],
  )

  function press(letter: string): void {
    letters.value = (letters.value + letter).slice(0, LONGEST_TYPED)
  }

  /** @returns what is written for it; the letters it does not take stay */
  function pick(candidate: Candidate): string {
    letters.value = letters.value.slice(candidate.letters)
    return candidate.text
  }

  /**
   * Picks the first, again and again until no letter is left.
   *
   * @returns all of it; the letters themselves as long as nothing can be known
   */
  function finish(): string {
    let text = ''
    for (let [first] = found.value; first !== undefined; [first] = found.value) text += pick(first)
    text += letters.value
    clear()
    return text
  }

  function erase(): void {
    letters.value = letters.value.slice(0, -1)
  }

  function clear(): void {
    letters.value = ''
  }

  return { letters: readonly(letters), found, press, pick, finish, erase, clear }
}
