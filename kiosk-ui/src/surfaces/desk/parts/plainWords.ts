import { UNREACHED, type Problem } from '@/api/problem'

/** A text of these pages: its key and what goes into it. */
export interface Words {
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** What is told of a failure: words of ours, or what the server says in the reader's language. */
export interface Told {
  readonly title: Words | string
  readonly detail: Words | string
}

const OWN_TYPES: ReadonlySet<string> = new Set([
  'own-content',
  'own-emergency',
  'illegal-step',
  'wrong-credentials',
  'no-role',
])

/** A failure in plain words: what happened, whether work was lost, and what to do now. */
export function plainWords(problem: Problem): Told {
  if (OWN_TYPES.has(problem.word)) return words(problem.word)
  if (problem.status === UNREACHED) return words('unreached')
  if (problem.status === 401) return words('401')
  if (problem.status === 403) return words('403')
  if (problem.status === 412) return words('412')
  if (problem.status === 429) return waiting('429', problem)
  if (problem.status === 503) return waiting('503', problem)
  if (problem.status >= 500) return words('500', { errorId: problem.errorId })
  if (problem.title === '' && problem.detail === '') return words('other')
  return { title: problem.title, detail: problem.detail }
}

function words(name: string, values: Record<string, string | number> = {}): Told {
  return {
    title: { key: `problem.${name}.title`, values },
    detail: { key: `problem.${name}.detail`, values },
  }
}

/** Without a word of the server a few seconds are a fair guess. */
const USUAL_WAIT = 5

function waiting(name: string, problem: Problem): Told {
  return words(name, { seconds: problem.retryAfter > 0 ? problem.retryAfter : USUAL_WAIT })
}
