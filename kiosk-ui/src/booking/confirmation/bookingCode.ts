const GROUP = 4

/** `1234 5678 9012`: twelve digits as people read them aloud. */
export function inGroupsOfFour(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'gu')) ?? []).join(' ')
}

/** A picture (SVG) as an address that the page's policy takes; nothing in it is run. */
export function dataUrlOf(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
}
