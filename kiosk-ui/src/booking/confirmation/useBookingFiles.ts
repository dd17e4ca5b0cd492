import { computed, onMounted, shallowRef } from 'vue'
import { useCitizen } from '@/citizen/citizen'
import { useAction } from '@/shared/useAction'
import { useLoad } from '@/shared/useLoad'
import { bookingsOf, type Booking } from '../model/bookings'
import { dataUrlOf } from './bookingCode'

/** Fetches the code as a picture and the entry for a calendar. Both need the citizen's token. */
export function useBookingFiles(booking: () => Booking) {
  const { calls } = useCitizen()
  const bookings = bookingsOf(calls)
  const qr = useLoad(() => bookings.qr(booking().booking))
  const saving = useAction()
  const isSaved = shallowRef(false)

  onMounted(() => qr.load())

  /** Hands the entry over to the phone, which opens its calendar. */
  function save(name: string): Promise<boolean> {
    return saving.act(async () => {
      const text = await bookings.calendarFile(booking().booking)
      const file = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }))
      const link = document.createElement('a')
      link.href = file
      link.download = `${name}.ics`
      link.click()
      // The browser reads it in its own time.
      setTimeout(() => {
        URL.revokeObjectURL(file)
      }, 60_000)
      isSaved.value = true
    })
  }

  return {
    picture: computed(() => (qr.data.value === undefined ? undefined : dataUrlOf(qr.data.value))),
    qrProblem: qr.problem,
    loadQr: qr.load,
    save,
    saveProblem: saving.problem,
    isSaving: saving.busy,
  }
}
