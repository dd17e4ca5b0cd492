import type { Content, Draft, Kind, State } from '@/content/kinds'
import type { Step } from '@/content/steps'
import type { Village } from '../duties/duties'
import type { Calls, Sent } from '../session/calls'

/** What to list; empty means all. */
export interface Filter {
  readonly kind: Kind | ''
  readonly state: State | ''
  readonly q: string
}

export interface Page {
  readonly contents: readonly Content[]
  readonly next?: string | null
}

/** One step of a content's life. */
export interface Passed {
  readonly version: number
  readonly state: State
  readonly title: string
  readonly who: string
  readonly step: string
  readonly at: string
  readonly reason?: string | null
}

/** The period of a publication, where it differs from what was written; instants. */
export interface Term {
  readonly from?: string
  readonly until?: string
}

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

  const stored = async (path: string, sent: Sent): Promise<Stored> => {
    let tag = ''
    const tagged = (told: string) => (tag = told)
    return { content: (await calls(path, { ...sent, tagged })) as Content, tag }
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
      const answer = (await calls(`${one(content)}/history`)) as { versions: readonly Passed[] }
      return answer.versions
    },
    /** The villages that publish through the hall. */
    villages: async () => {
      const answer = (await calls(`/api/halls/${hall}/villages`)) as {
        readonly villages: readonly Village[]
      }
      return answer.villages
    },
    step: (content: string, step: Step, how: { reason: string } | Term = {}) =>
      calls(`${one(content)}/${step}`, {
        method: 'POST',
        // Only these two say something; the other steps have no body.
        ...(Object.keys(how).length > 0 || step === 'publish' ? { json: how } : {}),
      }),
  }
}
