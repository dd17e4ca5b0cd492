/** From a field that is filled in to the next that is empty; nothing when there is none, as booking is a decision of its own. */
export function focusNextEmpty(form: HTMLElement | null, field: string): void {
  const inputs = [...(form?.querySelectorAll<HTMLInputElement>('[data-field] input') ?? [])]
  const here = inputs.findIndex((input) => input.closest(`[data-field="${field}"]`) !== null)
  const next = inputs.slice(here + 1).find((input) => input.value === '')
  next?.focus()
  // The keyboard of a kiosk opens by touch.
  next?.click()
}

/** To the first field that something is wrong with. */
export function focusFirstFault(form: HTMLElement | null): void {
  const input = form?.querySelector<HTMLInputElement>('input[aria-invalid="true"]')
  input?.focus()
  input?.click()
}

/** Enter in a field goes on to the next; only the button sends the form. */
export function preventSubmitOnEnter(event: KeyboardEvent): void {
  if (event.target instanceof HTMLInputElement) event.preventDefault()
}
