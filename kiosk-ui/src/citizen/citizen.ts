import { inject, readonly, shallowRef, watch, type InjectionKey } from 'vue'
import { createCalls, type Bearer } from '@/api/calls'
import type { Schema } from '@/api/schemas'
import { LOCALES, type I18n } from '@/shared/i18n'
import { createReachability } from './reachability'
import { createLook } from './look'
import { createCitizenSession, type CitizenSession } from './session'

/** The hall a citizen stands in or looks at; every time on these pages is the time of its zone (an IANA name). */
export type Hall = Schema<'HallView'>

/** What the server names in both languages; the second may be missing. */
export interface Named {
  readonly name: string
  readonly nameEn?: string | null
}

/**
 * What every page for citizens stands on: the hall, the calls in the chosen language, the session of the one who is here, and
 * whether the server is away.
 *
 * @param device the kiosk's own session: half a street signs in and books there, which from one unknown address would be too
 *     often for the server; undefined on a citizen's phone
 */
export function createCitizen(i18n: I18n, device?: Bearer) {
  const language = () => i18n.locale.value
  const reachability = createReachability()
  const session = createCitizenSession(reachability.observed(createCalls(language, device)))
  const calls = reachability.observed(createCalls(language, firstOf(session, device)))
  const hall = shallowRef<Hall>()
  const look = createLook()

  /** The kiosk's or the link's hall. @throws Problem when the server is away */
  async function findHall(number: number): Promise<void> {
    hall.value = (await calls(`/api/halls/${number}`, { open: true })) as Hall
  }

  /** A name in the chosen language, in Chinese where there is no other. */
  function called({ name, nameEn }: Named): string {
    return i18n.locale.value === LOCALES[0] ? name : (nameEn ?? name)
  }

  watch(
    i18n.locale,
    (locale) => {
      document.documentElement.lang = locale
    },
    { immediate: true },
  )

  return {
    calls,
    session,
    hall: readonly(hall),
    findHall,
    called,
    look,
    isAway: reachability.isAway,
  }
}

/** Returns the bearer of the signed-in citizen, or else the device's. */
function firstOf({ isSignedIn, bearer }: CitizenSession, device?: Bearer): Bearer {
  return {
    token: () => bearer.token() ?? device?.token(),
    renew: () => (isSignedIn.value || device === undefined ? bearer : device).renew(),
  }
}

export type Citizen = ReturnType<typeof createCitizen>

export const CITIZEN: InjectionKey<Citizen> = Symbol('citizen')

export function useCitizen(): Citizen {
  const citizen = inject(CITIZEN)
  if (citizen === undefined) throw new Error('A page for citizens stands outside of their surface')
  return citizen
}
