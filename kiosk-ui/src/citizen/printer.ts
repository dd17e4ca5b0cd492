import { inject, type InjectionKey } from 'vue'

/** Puts on paper what stands in a PrintedPaper; tests have their own. */
export type Printer = () => void

export const PRINTER: InjectionKey<Printer> = Symbol('printer')

const browserPrinter: Printer = () => {
  window.print()
}

/** The printer of this surface; without one, what the browser prints with. */
export function usePrinter(): Printer {
  return inject(PRINTER, browserPrinter)
}
