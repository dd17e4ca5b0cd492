import type { I18n } from '@/shared/i18n'
import type { Named } from '@/citizen/citizen'
import type { Desk } from './item'

/** Floor, desk and the windows that are open: 1 楼 民政救济 102、103 号窗口. */
export function deskLocation(
  desk: Desk,
  t: I18n['t'],
  called: (named: Named) => string,
): readonly string[] {
  const open = desk.windows.filter((window) => window.open).map(({ number }) => number)
  const place = t('guide.placeOf', { floor: desk.floor, desk: called(desk) })
  return open.length === 0 ? [place] : [place, t('guide.windows', { numbers: open.join(' ') })]
}
