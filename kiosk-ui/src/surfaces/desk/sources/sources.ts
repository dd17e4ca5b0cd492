import type { Schema } from '@/api/schemas'
import type { Calls } from '@/api/calls'

/** A feed that is read again and again; what it brings waits for a reviewer. `fault` is why the last visit brought nothing. */
export type Source = Schema<'SourceView'>

export type NewSource = Schema<'NewSource'>

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
      const answer = (await calls(all, { signal })) as Schema<'SourcesView'>
      return answer.sources
    },
    add: (source: NewSource) => calls(all, { method: 'POST', json: source }),
    remove: (id: string) => calls(`${all}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  }
}
