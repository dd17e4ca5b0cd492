/** What content may be about; the words of the API. */
export const KINDS = [
  'JOB',
  'SOCIAL_SECURITY_NEWS',
  'EMPLOYMENT_NEWS',
  'RIGHTS_SERVICE',
  'POLICY',
  'NOTICE',
  'QUESTION',
  'HALL_RULE',
  'SIX_PUBLICS',
] as const
export type Kind = (typeof KINDS)[number]

/** Where content stands in its publishing life. */
export const STATES = [
  'DRAFT',
  'SUBMITTED',
  'APPROVED',
  'PUBLISHED',
  'EXPIRED',
  'WITHDRAWN',
  'REPLACED',
] as const
export type State = (typeof STATES)[number]

/** The fields that only a job announcement has. */
export interface Job {
  readonly employer: string
  readonly post: string
  readonly wanted: number
  readonly wage: string
  readonly place: string
  readonly contact: string
  /** The last day to apply, `2026-11-30`. */
  readonly until: string
}

/** What a writer writes; `from` and `until` are instants (ISO 8601). */
export interface Draft {
  readonly kind: Kind
  readonly title: string
  /** Plain text with line breaks. */
  readonly body: string
  readonly job?: Job | null
  readonly source: string
  readonly link?: string | null
  readonly from: string
  readonly until: string
  /** 1..5, how often it comes round on the screens. */
  readonly weight: number
  /** Number of the village that publishes it; none is the street itself. */
  readonly village?: number | null
}

/** Content as staff see it; author and reviewer are display names. */
export interface Content extends Draft {
  readonly content: string
  readonly state: State
  readonly version: number
  /** The version on show, earlier than `version` while the next is being prepared. */
  readonly shown?: number | null
  readonly author: string
  readonly reviewer?: string | null
  readonly reason?: string | null
  readonly updatedAt: string
}

export const LONGEST_TITLE = 120
export const LONGEST_BODY = 20_000
export const WEIGHTS = [1, 2, 3, 4, 5] as const

/** Length as the server counts it: in code points. */
export function lengthOf(text: string): number {
  return Array.from(text).length
}
