import { UNREACHED, type Problem } from '@/api/problem'

/** A text of these pages: its key and what goes into it. */
export interface TextWithValues {
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** What is told of a failure: words of ours, or what the server says in the reader's language. */
export interface ProblemText {
  readonly title: TextWithValues | string
  readonly detail: TextWithValues | string
}

const OWN_TYPES: ReadonlySet<string> = new Set([
  'own-content',
  'own-emergency',
  'illegal-step',
  'wrong-credentials',
  'no-role',
])

const OWN_STATUSES: ReadonlySet<number> = new Set([401, 403, 412, 429, 503])

/** A failure in plain words: what happened, whether work was lost, and what to do now. */
export function problemText(problem: Problem): ProblemText {
  if (OWN_TYPES.has(problem.word)) return words(problem.word)
  const { status } = problem
  if (status === UNREACHED) return words('unreached')
  if (OWN_STATUSES.has(status)) return words(String(status), waiting(problem))
  if (status >= 500) return words('500', { errorId: problem.errorId })
  if (problem.title === '' && problem.detail === '') return words('other')
  return { title: problem.title, detail: problem.detail }
}

function words(name: string, values: Record<string, string | number> = {}): ProblemText {
  return {
    title: { key: `problem.${name}.title`, values },
    detail: { key: `problem.${name}.detail`, values },
  }
}

/** A few seconds are a fair guess when the server names none. */
const USUAL_WAIT = 5

function waiting({ retryAfter }: Problem) {
  return { seconds: retryAfter > 0 ? retryAfter : USUAL_WAIT }
}
