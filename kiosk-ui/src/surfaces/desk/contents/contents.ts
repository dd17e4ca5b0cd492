import type { Schema } from '@/api/schemas'
import type { Content, Draft, Kind, State } from '@/content/kinds'
import type { Step } from '@/content/steps'
import type { Calls, CallOptions } from '@/api/calls'

/** What to list; empty means all. */
export interface Filter {
  readonly kind: Kind | ''
  readonly state: State | ''
  readonly q: string
}

export type Page = Schema<'ContentPage'>

/** One step of a content's life. */
export type Passed = Schema<'PastStep'>

/** The period of a publication, where it differs from what was written; instants. */
export type Term = Schema<'During'>

const PAGE = 20

/** A content with the tag of the words in it. */
export interface Stored {
  readonly content: Content
  readonly tag: string
}

/** The contents of a hall, as staff work with them. */
export function contentsOf(calls: Calls, hall: number) {
  const all = `/api/halls/${hall}/contents`
  const one = (content: string) => `${all}/${encodeURIComponent(content)}`

  const stored = async (path: string, sent: CallOptions): Promise<Stored> => {
    let tag = ''
    const onETag = (told: string) => (tag = told)
    return { content: (await calls(path, { ...sent, onETag })) as Content, tag }
  }

  return {
    list: (filter: Filter, after: string | undefined, signal: AbortSignal) =>
      calls(all, { query: { ...filter, after, limit: PAGE }, signal }) as Promise<Page>,
    /** Its newest version, or the one that is asked for. */
    get: (content: string, version?: number) => stored(one(content), { query: { version } }),
    create: (draft: Draft) => stored(all, { method: 'POST', json: draft }),
    /** Refused with 412 when somebody saved other words since `before`. */
    change: (before: Stored, draft: Draft) =>
      stored(one(before.content.content), { method: 'PUT', json: draft, ifMatch: before.tag }),
    history: async (content: string) => {
      const answer = (await calls(`${one(content)}/history`)) as Schema<'History'>
      return answer.versions
    },
    /** The villages that publish through the hall. */
    villages: async () => {
      const answer = (await calls(`/api/halls/${hall}/villages`)) as Schema<'All'>
      return answer.villages
    },
    step: (content: string, step: Step, how: Schema<'Because'> | Term = {}) =>
      calls(`${one(content)}/${step}`, {
        method: 'POST',
        // Only these two say something; the other steps have no body.
        ...(Object.keys(how).length > 0 || step === 'publish' ? { json: how } : {}),
      }),
  }
}
