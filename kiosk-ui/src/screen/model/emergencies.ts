import type { Listed, Schema } from '@/api/schemas'

/** From the least to the gravest. */
export const LEVELS = [
  'INFO',
  'WARNING',
  'DANGER',
] as const satisfies readonly Schema<'EmergencyLevel'>[]
export type Level = Listed<Schema<'EmergencyLevel'>, typeof LEVELS>

/**
 * An insert that covers everything (插播), as the server signs it: what the desk sees of it too, and from when it is shown. A drill
 * (演练) is shown as such; `screens` null is all of the hall.
 */
export interface Emergency extends Pick<
  Schema<'EmergencyView'>,
  'emergency' | 'text' | 'level' | 'drill' | 'until' | 'screens'
> {
  readonly hall: Schema<'HallId'>
  readonly from: Schema<'Instant'>
}

/** What a screen knows of inserts. What was ended is remembered as long as it could be sent again. */
export interface Emergencies {
  readonly active: readonly Emergency[]
  readonly over: readonly { readonly emergency: string; readonly until: number }[]
}

export const NO_EMERGENCIES: Emergencies = { active: [], over: [] }

const A_DAY = 24 * 60 * 60 * 1000

/** The insert in a signed text, if it is one and is for this screen. */
export function readEmergency(
  text: string,
  screen: string,
  hall: Emergency['hall'],
): Emergency | undefined {
  try {
    const found = JSON.parse(text) as Emergency
    const isForUs = String(found.hall) === String(hall) && (found.screens?.includes(screen) ?? true)
    const isWhole = typeof found.text === 'string' && LEVELS.includes(found.level)
    const length = Date.parse(found.until) - Date.parse(found.from)
    return isForUs && isWhole && length > 0 && length <= A_DAY ? found : undefined
  } catch {
    return undefined
  }
}

/** With an emergency that was told; one that was ended already does not come back. */
export function withEmergency(known: Emergencies, emergency: Emergency, now: number): Emergencies {
  const kept = tidy(known, now)
  if (kept.over.some((each) => each.emergency === emergency.emergency)) return kept
  return { ...kept, active: [...without(kept.active, emergency.emergency), emergency] }
}

/** Without an emergency, and with the memory that it is over. */
export function withoutEmergency(known: Emergencies, emergency: string, now: number): Emergencies {
  const kept = tidy(known, now)
  return {
    active: without(kept.active, emergency),
    over: [
      ...kept.over.filter((each) => each.emergency !== emergency),
      { emergency, until: now + A_DAY },
    ],
  }
}

/** The server says that this is on, and names only the gravest: what it does not name will be told again if it is on too. */
export function withOnlyEmergency(
  known: Emergencies,
  emergency: Emergency,
  now: number,
): Emergencies {
  return withEmergency({ ...known, active: [] }, emergency, now)
}

/** The server says that nothing is on. */
export function withoutEmergencies(known: Emergencies, now: number): Emergencies {
  return known.active.reduce((left, each) => withoutEmergency(left, each.emergency, now), known)
}

/** The one to show: the gravest, of these the latest. It ends by itself, server or not. */
export function emergencyAt(known: Emergencies, now: number): Emergency | undefined {
  return known.active
    .filter((each) => now < Date.parse(each.until))
    .toSorted((a, b) => rank(b) - rank(a) || Date.parse(b.from) - Date.parse(a.from))[0]
}

function rank(emergency: Emergency): number {
  return LEVELS.indexOf(emergency.level) - (emergency.drill ? LEVELS.length : 0)
}

function without(active: readonly Emergency[], emergency: string): Emergency[] {
  return active.filter((each) => each.emergency !== emergency)
}

function tidy(known: Emergencies, now: number): Emergencies {
  return {
    active: known.active.filter((each) => now < Date.parse(each.until)),
    over: known.over.filter((each) => now < each.until),
  }
}
