import type { ContentKind, Item, Playlist } from '@/screen/model/playlist'
import { liveAt } from '@/screen/model/rotation'

interface Panel {
  readonly kind: ContentKind
  readonly items: readonly Item[]
}

/** What people look for first stands first. */
const ORDER: readonly ContentKind[] = [
  'POLICY',
  'JOB',
  'SOCIAL_SECURITY_NEWS',
  'EMPLOYMENT_NEWS',
  'RIGHTS_SERVICE',
  'NOTICE',
  'HALL_RULE',
  'QUESTION',
  'SIX_PUBLICS',
]
const ROWS = 8
/** How long a panel stands before it turns over to its next rows. */
const TURNS_EVERY = 15_000

/** One or two lists beside the story, as many rows as there is room for, turned over in time until everything was seen. */
export function panelsAt(playlist: Playlist, now: number): Panel[] {
  const live = liveAt(playlist, now)
  const kinds = ORDER.filter((kind) => live.some((item) => item.kind === kind)).slice(0, 2)
  const rows = Math.floor(ROWS / Math.max(1, kinds.length))
  return kinds.map((kind) => {
    const items = live.filter((item) => item.kind === kind)
    const pages = Math.ceil(items.length / rows)
    const page = Math.floor(now / TURNS_EVERY) % pages
    return { kind, items: items.slice(page * rows, (page + 1) * rows) }
  })
}

/** What runs below: every notice and rule of the hall, whole. */
export function marqueeTextAt(playlist: Playlist, now: number): string {
  return liveAt(playlist, now)
    .filter((item) => item.kind === 'NOTICE' || item.kind === 'HALL_RULE')
    .map((item) => `${item.title}：${item.body.replace(/\s+/gu, ' ')}`)
    .join('　　◆　　')
}
