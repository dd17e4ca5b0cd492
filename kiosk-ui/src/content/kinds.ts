import type { Listed, Schema } from '@/api/schemas'

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
] as const satisfies readonly Schema<'ContentKind'>[]
export type Kind = Listed<Schema<'ContentKind'>, typeof KINDS>

/** Where content stands in its publishing life. */
export const STATES = [
  'DRAFT',
  'SUBMITTED',
  'APPROVED',
  'PUBLISHED',
  'EXPIRED',
  'WITHDRAWN',
  'REPLACED',
] as const satisfies readonly Schema<'ContentState'>[]
export type State = Listed<Schema<'ContentState'>, typeof STATES>

/** The fields that only a job announcement has; `until` is the last day to apply, `2026-11-30`. */
export type Job = Schema<'Job'>

/**
 * What a writer writes; `body` is plain text with line breaks, `from` and `until` are instants (ISO 8601), `weight` 1..5 is how
 * often it comes round on the screens, and `village` is the number of the one that publishes it, none being the street itself.
 * The server would fill in a period and a weight; the form always says them.
 */
export type Draft = Schema<'NewContent'> &
  Required<Pick<Schema<'NewContent'>, 'from' | 'until' | 'weight'>>

/**
 * Content as staff see it; author and reviewer are display names, `shown` is the version on show, earlier than `version` while the
 * next is being prepared.
 */
export type Content = Schema<'ContentView'>

/** The server's limits, in characters; the heavier, the oftener on a screen. */
export const LONGEST_TITLE = 120
export const LONGEST_BODY = 20_000
export const WEIGHTS = [1, 2, 3, 4, 5] as const

/** Length as the server counts it: in code points. */
export function lengthOf(text: string): number {
  return Array.from(text).length
}
