import type { Schema } from '@/api/schemas'

/**
 * What a screen shows, as the server signs it: GET /api/screens/{screen}/playlist. Its version grows by one with every change and
 * never falls; width and height are the pixels of the wall or the television set; zone names the hall's in the tz database.
 */
export type Playlist = Schema<'Playlist'>

export type ScreenKind = Schema<'ScreenKind'>

/** A part of the day, in the hall's time; from `22:00` to `06:00` goes over midnight. One item stands for so many seconds. */
export type Part = Schema<'DayPart'>

export type { Job, Kind as ContentKind } from '@/content/kinds'

/** The body is plain text with line breaks; weight 1 to 5: so many times as often. */
export type Item = Schema<'PlaylistItem'>

/**
 * The playlist in a text, if it is one: a screen may hold what an older server wrote, and must not stumble over it.
 * Who wrote it is for the signature to say (jws.ts).
 */
export function readPlaylist(text: string): Playlist | undefined {
  try {
    const found: unknown = JSON.parse(text)
    return isPlaylist(found) ? found : undefined
  } catch {
    return undefined
  }
}

function isPlaylist(found: unknown): found is Playlist {
  if (!isRecord(found) || !Array.isArray(found['parts']) || !Array.isArray(found['items']))
    return false
  return (
    Number.isInteger(found['version']) &&
    hasTexts(found, ['screen', 'hallName', 'kind', 'zone', 'issuedAt', 'validUntil']) &&
    found['parts'].every(isPart) &&
    found['items'].every(isItem)
  )
}

function isPart(found: unknown): boolean {
  return (
    isRecord(found) &&
    hasTexts(found, ['from', 'to']) &&
    Array.isArray(found['kinds']) &&
    Number(found['seconds']) > 0
  )
}

function isItem(found: unknown): boolean {
  return (
    isRecord(found) &&
    hasTexts(found, ['content', 'kind', 'title', 'body', 'from', 'validUntil']) &&
    (found['job'] === null || found['job'] === undefined || isRecord(found['job']))
  )
}

function hasTexts(found: Record<string, unknown>, names: readonly string[]): boolean {
  return names.every((name) => typeof found[name] === 'string')
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null && !Array.isArray(found)
}
