import type { Kind } from '@/content/kinds'
import type { Calls } from '../session/calls'

/** A feed that is read again and again; what it brings waits for a reviewer. */
export interface Source {
  readonly source: string
  readonly url: string
  readonly kind: Kind
  readonly everyMinutes: number
  /** When it was read last, and why that brought nothing. */
  readonly visitedAt?: string | null
  readonly fault?: string | null
}

export interface NewSource {
  url: string
  kind: Kind
  everyMinutes: number
}

/** How often a feed may be read, in minutes. */
export const EVERY = [15, 30, 60, 180, 720, 1440] as const

/** Whether it can be an address of the web; which ones may be read is for the server to say. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/u.test(text.trim())
}

export function sourcesOf(calls: Calls, hall: number) {
  const all = `/api/halls/${hall}/sources`
  return {
    list: async (signal: AbortSignal) => {
      const answer = (await calls(all, { signal })) as { readonly sources: readonly Source[] }
      return answer.sources
    },
    add: (source: NewSource) => calls(all, { method: 'POST', json: source }),
    remove: (id: string) => calls(`${all}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  }
}
