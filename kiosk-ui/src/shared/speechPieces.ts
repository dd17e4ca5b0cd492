/** The reader leaves these out: keyboards, pictures, hidden elements and elements that are marked as silent. */
const SILENT =
  '[aria-hidden="true"], [hidden], [data-silent], script, style, svg, dialog, [role="status"]'
const FIELDS = 'input, textarea, select'
const BLOCKS =
  'h1, h2, h3, h4, p, li, dt, dd, td, th, caption, figcaption, label, legend, button, a, summary, div, section, article'
/** Engines fall silent in the middle of long texts, so the reader cuts a long text after a sentence. */
const LONGEST = 120

/** Returns what the reader says of an element, piece by piece in the order of the page. It never reads the content of a field. */
export function speechPieces(element: Element): string[] {
  const pieces: string[] = []
  let line = ''
  const end = () => {
    const text = line.replace(/\s+/gu, ' ').trim()
    if (text !== '') pieces.push(...cut(text))
    line = ''
  }
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) line += node.textContent ?? ''
    if (!(node instanceof Element) || node.matches(SILENT) || node.matches(FIELDS)) return
    const { display } = getComputedStyle(node)
    if (display === 'none') return
    // Elements that stand beside each other without a space are separate pieces.
    const isBlock = node.matches(BLOCKS) || !display.startsWith('inline')
    if (isBlock) end()
    node.childNodes.forEach(walk)
    if (isBlock) end()
  }
  walk(element)
  end()
  return pieces
}

function cut(text: string): string[] {
  if (text.length <= LONGEST) return [text]
  const sentences = text.match(/[^。！？；.!?;]+[。！？；.!?;]*\s*/gu) ?? [text]
  const found: string[] = []
  for (const sentence of sentences) {
    const last = found.at(-1)
    if (last !== undefined && last.length + sentence.length <= LONGEST)
      found[found.length - 1] = last + sentence
    else found.push(sentence)
  }
  return found.map((each) => each.trim())
}
