/** The number of a hall out of an address; undefined for anything else. */
export function hallNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,8}$/u.test(text) ? Number(text) : undefined
}
