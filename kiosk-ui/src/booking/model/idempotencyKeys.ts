import { newUuid } from '@/shared/uuid'

/**
 * The key of an intention: the same as long as the same is wanted, so that what is sent again happens once; a new one as soon as
 * anything about it changes. The words themselves hold personal data and are kept only as long as this lives.
 */
export function createIdempotencyKeys(random: () => string = newUuid) {
  let last: { readonly words: string; readonly key: string } | undefined

  return {
    keyOf: (body: unknown): string => {
      const words = JSON.stringify(body)
      if (last?.words !== words) last = { words, key: random() }
      return last.key
    },
    forget: (): void => {
      last = undefined
    },
  }
}
