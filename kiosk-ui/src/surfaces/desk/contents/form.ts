import {
  lengthOf,
  LONGEST_BODY,
  LONGEST_TITLE,
  type Content,
  type Draft,
  type Job,
  type Kind,
} from '@/content/kinds'
import { dayOf, instantOf, plusDays, wallTime } from '@/shared/zone'

/** A content while it is written: wall times of the hall, and no field missing. */
export interface Form {
  kind: Kind
  title: string
  body: string
  job: { -readonly [name in keyof Job]: Job[name] }
  source: string
  link: string
  village: number | undefined
  from: string
  until: string
  weight: number
}

/** Something that is not right yet: a field and a text of these pages. */
export interface Fault {
  readonly field: string
  readonly key: string
  readonly values?: Readonly<Record<string, number>>
}

const USUAL_DAYS = 30

/** An empty form for something new: from now on, for a month. */
export function emptyForm(kind: Kind, now: Date, zone: string): Form {
  const today = dayOf(now, zone)
  return {
    kind,
    title: '',
    body: '',
    job: {
      employer: '',
      post: '',
      wanted: 1,
      wage: '',
      place: '',
      contact: '',
      until: plusDays(today, USUAL_DAYS),
    },
    source: '',
    link: '',
    village: undefined,
    from: wallTime(now, zone),
    until: `${plusDays(today, USUAL_DAYS)}T23:59`,
    weight: 1,
  }
}

/** What is written already, ready to be changed; times as the hall's clock shows them. */
export function formOf(draft: Draft | Content, now: Date, zone: string): Form {
  const empty = emptyForm(draft.kind, now, zone)
  return {
    ...empty,
    title: draft.title,
    body: draft.body,
    job: { ...empty.job, ...draft.job },
    source: draft.source,
    link: draft.link ?? '',
    village: draft.village ?? undefined,
    from: wallTime(draft.from, zone),
    until: wallTime(draft.until, zone),
    weight: draft.weight,
  }
}

/** What is sent: spaces at the ends gone, empty fields left out, a job only where there is one. */
export function draftOf(form: Form, zone: string): Draft {
  const link = form.link.trim()
  return {
    kind: form.kind,
    title: form.title.trim(),
    body: form.body.trim(),
    ...(form.kind === 'JOB' ? { job: trimmed(form.job) } : {}),
    source: form.source.trim(),
    ...(link === '' ? {} : { link }),
    ...(form.village === undefined ? {} : { village: form.village }),
    from: instantOf(form.from, zone),
    until: instantOf(form.until, zone),
    weight: form.weight,
  }
}

function trimmed(job: Job): Job {
  return {
    ...job,
    employer: job.employer.trim(),
    post: job.post.trim(),
    wage: job.wage.trim(),
    place: job.place.trim(),
    contact: job.contact.trim(),
  }
}

const JOB_TEXTS = ['employer', 'post', 'wage', 'place', 'contact'] as const

/** What the server would refuse, told before it is sent. The server checks all of it again. */
export function faultsOf(form: Form): Fault[] {
  const faults: Fault[] = []
  const need = (field: string, text: string | null) => {
    if ((text ?? '').trim() === '') faults.push({ field, key: 'fault.missing' })
  }
  need('title', form.title)
  atMost(faults, 'title', form.title, LONGEST_TITLE)
  if (form.kind === 'JOB') {
    for (const name of JOB_TEXTS) need(`job.${name}`, form.job[name])
    need('job.until', form.job.until)
  } else {
    need('body', form.body)
  }
  atMost(faults, 'body', form.body, LONGEST_BODY)
  need('source', form.source)
  if (form.link.trim() !== '' && !isWebAddress(form.link.trim())) {
    faults.push({ field: 'link', key: 'fault.link' })
  }
  need('from', form.from)
  need('until', form.until)
  if (form.until !== '' && form.from >= form.until) {
    faults.push({ field: 'until', key: 'fault.period' })
  } else if (form.kind === 'JOB' && form.until > endOf(form.job)) {
    faults.push({ field: 'until', key: 'fault.afterTheJob' })
  }
  return faults
}

/** The first minute in which nobody can apply any more. */
function endOf(job: Job): string {
  return job.until === '' ? '' : `${plusDays(job.until, 1)}T00:00`
}

function atMost(faults: Fault[], field: string, text: string, longest: number): void {
  if (lengthOf(text.trim()) > longest) {
    faults.push({ field, key: 'fault.long', values: { longest } })
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//u.test(text) && URL.canParse(text)
}
