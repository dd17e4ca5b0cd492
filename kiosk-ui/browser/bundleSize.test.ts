import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { OfflineFiles } from '@/shared/offline/offline'

const DIST = fileURLToPath(new URL('../dist/', import.meta.url))
const isBuilt = readdirSync(fileURLToPath(new URL('..', import.meta.url))).includes('dist')

/** Every script a surface can load, as the build wrote it into its service worker. */
function scriptsOf(page: string): string[] {
  const worker = readFileSync(`${DIST}${page}-worker.js`, 'utf8')
  const [list = ''] = /\{"version":.*?"answers":(?:true|false)\}/u.exec(worker) ?? []
  return (JSON.parse(list) as OfflineFiles).files.filter((file) => file.endsWith('.js'))
}

describe.skipIf(!isBuilt)('the scripts of a surface, all that it can ever load, gzipped', () => {
  it.each([
    ['kiosk', 90],
    ['mobile', 110],
  ])('of the %s are at most %i kB', (page, limit) => {
    const sizes = scriptsOf(page).map((file) => gzipSync(readFileSync(DIST + file.slice(1))).length)
    expect(sizes.length).toBeGreaterThan(0)
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000
    console.info(`${page}: ${kilobytes.toFixed(1)} kB in ${sizes.length} scripts`)
    expect(kilobytes).toBeLessThanOrEqual(limit)
  })
})
