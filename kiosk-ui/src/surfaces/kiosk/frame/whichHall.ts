/** The hall that this kiosk stands in: `/kiosk?hall=2`; the first without. */
export function whichHall(search: string): number {
  const given = new URLSearchParams(search).get('hall') ?? ''
  return /^[1-9]\d{0,8}$/u.test(given) ? Number(given) : 1
}
