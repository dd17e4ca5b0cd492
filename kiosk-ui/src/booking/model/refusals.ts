import { UNREACHED, type Problem } from '@/api/problem'

/**
 * What a citizen may do after a refusal: take one of the nearest places, look at all times, take the same place once more, correct
 * what was typed, send the very same again, choose another channel, or look at the own bookings.
 */
export type NextStep = 'nearest' | 'times' | 'retake' | 'details' | 'again' | 'channels' | 'mine'

/** A refusal in plain words: the texts `booking.refusal.<words>.{title,detail}`, or the server's own text where there are none. */
export interface Refusal {
  readonly words: string
  readonly seconds: number
  readonly said: { readonly title: string; readonly detail: string }
  readonly steps: readonly NextStep[]
}

const STEPS: Readonly<Record<string, readonly NextStep[]>> = {
  'slot-full': ['nearest', 'times'],
  'hold-expired': ['retake', 'times'],
  'already-booked': ['mine', 'times'],
  'too-many-bookings': ['times', 'mine'],
  'too-late': ['times'],
  'hall-closed': ['times'],
  'unknown-slot': ['times'],
  'not-released': ['times'],
  'slot-does-not-fit': ['times'],
  'does-not-fit-before-closing': ['times', 'channels'],
  'no-shows': [],
  'pre-review-required': ['details', 'channels'],
  'wrong-credentials': ['details'],
  'invalid-id-number': ['details'],
  'invalid-phone': ['details'],
  'weak-password': ['details'],
  'booking-not-live': ['mine'],
  'unknown-booking': ['mine'],
  'too-many-requests': ['again'],
  'idempotency-key-in-use': ['again'],
  'too-busy': ['again'],
}

/** A few seconds are a fair guess when the server names none. */
const USUAL_WAIT = 5

/** Returns the refusal of a problem: its text and the next steps. */
export function refusalOf(problem: Problem): Refusal {
  const { title, detail } = problem
  const words = wordsOf(problem)
  return {
    words,
    seconds: words === 'too-many-requests' ? problem.retryAfter || USUAL_WAIT : problem.retryAfter,
    said: { title, detail },
    steps: STEPS[words] ?? ['again'],
  }
}

function wordsOf({ status, word, title, detail }: Problem): string {
  if (word in STEPS) return word
  if (status === UNREACHED) return 'unreached'
  if (status === 429) return 'too-many-requests'
  if (status === 401) return 'signed-out'
  if (status >= 500) return 'away'
  return title === '' && detail === '' ? 'other' : 'said'
}
