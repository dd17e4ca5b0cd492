import { createHash } from 'node:crypto'
import type { OutputBundle, OutputChunk } from 'rolldown'
import type { Plugin } from 'vite'
import type { OfflineFiles } from '../src/shared/offline/offline.ts'

/** The worker's source contains this mark where the build writes the list. */
const MARK = /["'`]__OFFLINE_FILES__["'`]/

/** A page that the browser stores for the time without a server. */
interface OfflinePage {
  readonly page: string
  /** Whether the worker stores the public answers of the interface too. */
  readonly answers: boolean
  /** Whether the worker stores the fonts, several megabytes. A phone has fonts of its own and pays for what it fetches. */
  readonly fonts: boolean
}

/**
 * Makes for each page a service worker `<page>-worker.js` out of the one source, and writes into it which files the page needs
 * (scripts, styles, fonts), and a name that changes with them. What another surface alone uses is not kept.
 *
 * @param source the name of the worker's entry, which itself is not served
 */
export function serviceWorkers(source: string, pages: readonly OfflinePage[]): Plugin {
  return {
    name: 'kept-by-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = chunksOf(bundle).find((chunk) => chunk.isEntry && chunk.name === source)
        if (worker === undefined || !MARK.test(worker.code) || worker.imports.length > 0)
          return this.error('the service worker is not whole, or has no place for the list')
        for (const each of pages)
          this.emitFile({
            type: 'asset',
            fileName: `${each.page}-worker.js`,
            source: worker.code.replace(MARK, () => JSON.stringify(offlineFiles(bundle, each))),
          })
        Reflect.deleteProperty(bundle, worker.fileName)
      },
    },
  }
}

function offlineFiles(bundle: OutputBundle, { page, answers, fonts }: OfflinePage): OfflineFiles {
  const files = filesOf(bundle, page).filter((file) => fonts || !file.endsWith('.woff2'))
  const html = bundle[`${page}.html`]
  if (html?.type !== 'asset') throw new Error(`the page ${page} comes later`)
  const version = createHash('sha256')
    .update(files.join('\n'))
    .update(html.source)
    .digest('hex')
    .slice(0, 12)
  return { version, page: `/${page}`, files: files.map((file) => `/${file}`), answers }
}

/** Returns the scripts that a page loads at any time, with their styles and fonts. */
function filesOf(bundle: OutputBundle, page: string): string[] {
  const found = new Set<string>()
  const visit = (file: string) => {
    const each = bundle[file]
    if (each?.type !== 'chunk' || found.has(file)) return
    found.add(file)
    each.imports.concat(each.dynamicImports).forEach(visit)
    assetsOf(each).forEach((asset) => found.add(asset))
  }
  chunksOf(bundle)
    .filter((each) => each.isEntry && each.name === page)
    .forEach((each) => {
      visit(each.fileName)
    })
  return [...found].sort()
}

function chunksOf(bundle: OutputBundle): OutputChunk[] {
  return Object.values(bundle).filter((each) => each.type === 'chunk')
}

/** Returns the styles and files of a chunk, which Vite notes on it. */
function assetsOf(chunk: OutputChunk): string[] {
  const noted = chunk.viteMetadata
  return noted ? [...noted.importedCss, ...noted.importedAssets] : []
}
