import type { Item, Part, Playlist, ScreenKind } from '@/screen/model/playlist'

/** Noon in the hall, on a Monday. */
export const NOON = Date.parse('2026-11-23T12:00:00+08:00')
export const SECOND = 1000
export const MINUTE = 60 * SECOND

const POSTS = [
  '保洁员',
  '养老护理员（可住宿）',
  '仓库管理员',
  '客房服务员',
  '电工',
  '幼儿园保育员',
  '快递分拣员',
  '西点师',
]

export function item(content: string, kind: Item['kind'], more: Partial<Item> = {}): Item {
  return {
    content,
    version: 1,
    kind,
    title: `标题${content}`,
    body: '请携带身份证到一楼大厅办理，节假日不办公。',
    job: null,
    source: '街道办事处',
    from: iso(NOON - 24 * 60 * MINUTE),
    validUntil: iso(NOON + 24 * 60 * MINUTE),
    weight: 1,
    ...more,
  }
}

export function job(content: string, more: Partial<Item> = {}): Item {
  const number = Number(content.replace(/\D/gu, '')) || 0
  return item(content, 'JOB', {
    job: {
      employer: '荷花区莲心家政服务有限公司',
      post: POSTS[number % POSTS.length] ?? '保安',
      wanted: number + 1,
      wage: `${3000 + number * 500}元/月`,
      place: '藕香街22号',
      contact: '028-0000 1204',
      until: '2026-12-31',
    },
    ...more,
  })
}

export function playlist(
  kind: ScreenKind,
  items: readonly Item[],
  more: Partial<Playlist> & { part?: Partial<Part> } = {},
): Playlist {
  const { part, ...rest } = more
  return {
    screen: '',
    hall: 1,
    hallName: '荷花街道便民服务中心',
    version: 17,
    kind,
    width: kind === 'LED' ? 640 : 1920,
    height: kind === 'LED' ? 640 : 1080,
    zone: 'Asia/Shanghai',
    issuedAt: iso(NOON),
    validUntil: iso(NOON + 36 * 60 * MINUTE),
    parts: [
      {
        from: '00:00',
        to: '24:00',
        kinds: kind === 'LED' ? ['JOB'] : ['SOCIAL_SECURITY_NEWS', 'POLICY'],
        seconds: 12,
        ...part,
      },
    ],
    items,
    ...rest,
  }
}

export function iso(time: number): string {
  return new Date(time).toISOString()
}
