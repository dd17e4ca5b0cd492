import { reactive, watchEffect } from 'vue'
import { useCitizen } from '@/citizen/citizen'
import type { ItemGuide } from '@/guide/item'
import { useI18n } from '@/shared/i18n'
import type { Booking } from '../model/bookings'
import { windowsOf } from '../channel/useOffer'

/** The English names of items, which a booking does not carry. They are public, so they may outlive a visit. */
const itemsInEnglish = reactive(new Map<string, string | null>())

/** Returns the item and the place of a booking in the reader's language. */
export function useBookingTexts(booking: () => Booking | undefined) {
  const { t, locale } = useI18n()
  const { calls, hall, called } = useCitizen()

  async function englishOf(item: string): Promise<string | null> {
    const { nameEn } = (await calls(`/api/items/${encodeURIComponent(item)}`)) as ItemGuide
    return nameEn ?? null
  }

  watchEffect(() => {
    const item = booking()?.item
    if (item === undefined || locale.value !== 'en' || itemsInEnglish.has(item)) return
    itemsInEnglish.set(item, null)
    englishOf(item).then(
      (name) => itemsInEnglish.set(item, name),
      () => itemsInEnglish.delete(item),
    )
  })

  function itemOf({ item, itemName }: Booking): string {
    return called({ name: itemName, nameEn: itemsInEnglish.get(item) ?? null })
  }

  /** The name of a slot begins with the number of its desk. */
  function deskOf({ slot, place }: Booking): string {
    const desk = hall.value?.desks.find((each) => slot.startsWith(`${each.desk}-`))
    return desk === undefined ? place.desk : called(desk)
  }

  const isHere = ({ place }: Booking) => hall.value !== undefined && hall.value.name === place.hall

  function hallOf(of: Booking): string {
    return isHere(of) && hall.value ? called(hall.value) : of.place.hall
  }

  function addressOf(of: Booking): string {
    return isHere(of) && hall.value
      ? called({ name: hall.value.address, nameEn: hall.value.addressEn })
      : of.place.address
  }

  /** Returns `2楼 受理 201、202号窗口中的一个`. For a home visit the place is the citizen's home. */
  function placeOf(of: Booking): string {
    if (of.channel === 'HOME_VISIT') return t('booking.done.visit')
    const { floor, windows } = of.place
    const where = t('booking.done.floor', { floor, desk: deskOf(of) })
    if (windows.length === 0) return where
    const key = windows.length === 1 || of.channel === 'GREEN' ? 'windows' : 'windowAny'
    return `${where} ${t(`booking.done.${key}`, { windows: windowsOf(windows, locale.value) })}`
  }

  return { itemOf, hallOf, addressOf, placeOf }
}
