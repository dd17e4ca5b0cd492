/** Moves the focus from a field to the next empty one. It never submits, because booking is a decision of its own. */
export function focusNextEmpty(form: HTMLElement | null, field: string): void {
  const inputs = [...(form?.querySelectorAll<HTMLInputElement>('[data-field] input') ?? [])]
  const here = inputs.findIndex((input) => input.closest(`[data-field="${field}"]`) !== null)
  const next = inputs.slice(here + 1).find((input) => input.value === '')
  next?.focus()
  // The keyboard of a kiosk opens at a click.
  next?.click()
}

/** Moves the focus to the first field with a fault. */
export function focusFirstFault(form: HTMLElement | null): void {
  const input = form?.querySelector<HTMLInputElement>('input[aria-invalid="true"]')
  input?.focus()
  input?.click()
}

/** Keeps Enter in a field from sending the form. Only the button sends it. */
export function preventSubmitOnEnter(event: KeyboardEvent): void {
  if (event.target instanceof HTMLInputElement) event.preventDefault()
}
