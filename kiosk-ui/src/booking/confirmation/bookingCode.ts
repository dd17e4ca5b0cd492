const GROUP = 4

/** Returns `1234 5678 9012`: twelve digits as people read them aloud. */
export function inGroupsOfFour(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'gu')) ?? []).join(' ')
}

/** Returns a picture (SVG) as an address that the page's policy allows. The browser runs no script in it. */
export function dataUrlOf(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
}
