import type { Listed, Schema } from '@/api/schemas'
import type { Playlist } from '@/screen/model/playlist'
import type { Calls } from '@/api/calls'

export const SCREEN_KINDS = [
  'LED',
  'TV',
  'KIOSK',
] as const satisfies readonly Schema<'ScreenKind'>[]
export type ScreenKind = Listed<Schema<'ScreenKind'>, typeof SCREEN_KINDS>

/** What is shown in one part of each day; one that ends before it begins goes on over midnight. */
export type Part = Schema<'DayPart'>

/** What may be changed of a screen; its zone is where it hangs. */
export type Settings = Schema<'ScreenSettings'>

/** `enrolled`: its code was typed at it; `shownVersion`: the version of its playlist that it had when it was last seen. */
export type Screen = Schema<'ScreenView'>

/** A code that is typed once at the new screen. */
export type EnrolmentCode = Schema<'Announcement'>

/** A screen asks or listens oftener than each minute; after this it counts as cut off. */
const SILENT_MS = 3 * 60_000

/** Also one that was never heard. */
export function isSilent({ lastSeen }: Screen, now: Date): boolean {
  return !lastSeen || now.getTime() - Date.parse(lastSeen) > SILENT_MS
}

export function screensOf(calls: Calls, hall: number) {
  const all = `/api/halls/${hall}/screens`
  return {
    list: async (signal: AbortSignal) => {
      const answer = (await calls(all, { signal })) as Schema<'ScreenList'>
      return answer.screens
    },
    change: (screen: string, settings: Settings) =>
      calls(`${all}/${encodeURIComponent(screen)}`, { method: 'PUT', json: settings }),
    /** What it shows, to look at. */
    playlist: (screen: string) =>
      calls(`/api/screens/${encodeURIComponent(screen)}/playlist`) as Promise<Playlist>,
    announce: (name: string) =>
      calls(`/api/halls/${hall}/devices`, {
        method: 'POST',
        json: { kind: 'SCREEN', name } satisfies Schema<'NewDevice'>,
      }) as Promise<EnrolmentCode>,
  }
}

/** Only what may be changed of a screen. */
export function settingsOf({ kind, zone, width, height, parts }: Screen): Settings {
  return { kind, zone, width, height, parts }
}

/** Whether a part's times read as `08:00` and `24:00`. */
export function isMinute(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u.test(text)
}
