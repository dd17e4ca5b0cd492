import type { ContentKind } from '../model/playlist'

/** The label of each kind on a screen, and the class of its colour in screen.css. */
export const KIND_LABELS: Readonly<
  Record<ContentKind, { readonly name: string; readonly hue: string }>
> = {
  JOB: { name: '招聘信息', hue: 'hue-amber' },
  SOCIAL_SECURITY_NEWS: { name: '社保动态', hue: 'hue-sky' },
  EMPLOYMENT_NEWS: { name: '就业资讯', hue: 'hue-leaf' },
  RIGHTS_SERVICE: { name: '权益服务', hue: 'hue-rose' },
  POLICY: { name: '最新条例', hue: 'hue-jade' },
  NOTICE: { name: '通知公告', hue: 'hue-coral' },
  QUESTION: { name: '常见问题', hue: 'hue-sky' },
  HALL_RULE: { name: '大厅制度', hue: 'hue-sand' },
  SIX_PUBLICS: { name: '六公开', hue: 'hue-sand' },
}

/** Returns the label of a kind and the class of its colour. */
export function labelOf(kind: ContentKind): { readonly name: string; readonly hue: string } {
  // A newer server may know a kind that this page does not.
  return (KIND_LABELS as Partial<typeof KIND_LABELS>)[kind] ?? { name: '便民信息', hue: 'hue-sky' }
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(now: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${zone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  const found =
    known ?? new Intl.DateTimeFormat('zh-CN', { timeZone: zone, hourCycle: 'h23', ...options })
  if (!known) formats.set(key, found)
  return found.format(now)
}

/** Returns `09:05` in the hall. */
export function timeText(now: number, zone: string): string {
  return format(now, zone, { hour: '2-digit', minute: '2-digit' })
}

/** Returns `2026年11月23日`. */
export function dateText(now: number, zone: string): string {
  return format(now, zone, { year: 'numeric', month: 'long', day: 'numeric' })
}

/** Returns `星期一`. */
export function weekdayText(now: number, zone: string): string {
  return format(now, zone, { weekday: 'long' })
}

/** Returns `12月31日` of a day such as `2026-12-31`. */
export function dayText(day: string): string {
  const [, month, date] = /^\d{4}-(\d{2})-(\d{2})/.exec(day) ?? []
  return month === undefined ? day : `${Number(month)}月${Number(date)}日`
}

/** Returns `数据截至 09:05`, with the day when it is not today. */
export function asOfText(asOf: number, now: number, zone: string): string {
  if (asOf === 0) return '正在等待数据'
  const isToday = dateText(asOf, zone) === dateText(now, zone)
  const day = isToday ? '' : `${format(asOf, zone, { month: 'long', day: 'numeric' })} `
  return `数据截至 ${day}${timeText(asOf, zone)}`
}
