/**
 * Draws the icons of the phone's home screen from the favicon: `node build/drawIcons.mjs`, once after the drawing was changed.
 * The drawing of a maskable icon reaches the edges, and what matters stays within the inner four fifths, as phones cut it to
 * their own shape.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import { chromium as driver } from 'playwright-core'

const folder = new URL('../public/icons/', import.meta.url)
const drawing = await readFile(new URL('hall.svg', folder), 'utf8')
const toTheEdges = drawing
  .replace(' rx="104"', '')
  .replace('<g ', '<g transform="translate(256 256) scale(.84) translate(-256 -256)" ')

const browser = await driver.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
})
for (const [name, size, svg] of [
  ['hall-192', 192, drawing],
  ['hall-512', 512, drawing],
  ['hall-maskable-512', 512, toTheEdges],
  // Apple rounds the corners itself.
  ['hall-180', 180, toTheEdges],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  )
  await page.screenshot({
    path: fileURLToPath(new URL(`${name}.png`, folder)),
    omitBackground: true,
  })
  await page.close()
}
await browser.close()
