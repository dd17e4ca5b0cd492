import { nextTick, onScopeDispose } from 'vue'
import './print.css'

/** What can be printed: a slip from the 80 mm roll of a kiosk, or pages of A4. */
export type Paper = 'slip' | 'a4'

const MM_PER_PX = 25.4 / 96
const SLIP_MM = 80
/** Below the last line, so that the cutter does not meet it. */
const TAIL_MM = 8

/**
 * Prints one sheet (PrintedSheet.vue) of the page and nothing else. A roll is cut where the sheet ends.
 *
 * @param open asks for the paper; the browser's own dialog, or none where a kiosk's browser prints at once
 */
export function usePrint(
  open: () => void = () => {
    window.print()
  },
) {
  const size = new CSSStyleSheet()

  function over(): void {
    delete document.documentElement.dataset['printing']
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== size)
  }

  async function print(name: string): Promise<void> {
    await nextTick()
    const sheet = document.querySelector<HTMLElement>(`[data-printed="${CSS.escape(name)}"]`)
    if (sheet === null) return
    await Promise.all(
      [...sheet.querySelectorAll('img')].map((img) => img.decode().catch(() => undefined)),
    )
    if (sheet.dataset['paper'] === ('slip' satisfies Paper)) cutAfter(sheet)
    document.documentElement.dataset['printing'] = name
    sheet.dataset['now'] = ''
    window.addEventListener(
      'afterprint',
      () => {
        delete sheet.dataset['now']
        over()
      },
      { once: true },
    )
    open()
  }

  function cutAfter(sheet: HTMLElement): void {
    const height = Math.ceil(sheet.offsetHeight * MM_PER_PX) + TAIL_MM
    size.replaceSync(`@page slip { size: ${SLIP_MM}mm ${Math.max(height, SLIP_MM)}mm; margin: 0 }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, size]
  }

  onScopeDispose(over)
  return { print }
}
