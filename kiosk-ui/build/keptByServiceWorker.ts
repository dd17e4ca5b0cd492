import { createHash } from 'node:crypto'
import type { OutputBundle, OutputChunk } from 'rolldown'
import type { Plugin } from 'vite'

/** Stands in the worker's source where the list goes. */
const MARK = /["'`]__KEPT__["'`]/

/**
 * Writes into the service worker which files its page needs (scripts, styles, every font), and a name that changes with them.
 * What another surface alone uses is not kept on a screen.
 */
export function keptByServiceWorker(names: { page: string; worker: string }): Plugin {
  return {
    name: 'kept-by-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((each) => each.type === 'chunk')
        const worker = chunks.find((chunk) => chunk.isEntry && chunk.name === names.worker)
        if (worker === undefined) return
        const files = filesOf(bundle, names.page)
        const html = bundle[`${names.page}.html`]
        const version = createHash('sha256')
          .update(files.join('\n'))
          .update(html?.type === 'asset' ? html.source : this.error('the page comes later'))
          .digest('hex')
          .slice(0, 12)
        if (!MARK.test(worker.code)) this.error('the service worker has no place for the list')
        worker.code = worker.code.replace(
          MARK,
          JSON.stringify({
            version,
            page: `/${names.page}`,
            files: files.map((file) => `/${file}`),
          }),
        )
      },
    },
  }
}

/** The scripts a page loads, first or later, and all their styles and fonts. */
function filesOf(bundle: OutputBundle, page: string): string[] {
  const found = new Set<string>()
  const visit = (file: string) => {
    const each = bundle[file]
    if (each?.type !== 'chunk' || found.has(file)) return
    found.add(file)
    each.imports.concat(each.dynamicImports).forEach(visit)
    assetsOf(each).forEach((asset) => found.add(asset))
  }
  Object.values(bundle)
    .filter((each) => each.type === 'chunk' && each.isEntry && each.name === page)
    .forEach((each) => {
      visit(each.fileName)
    })
  return [...found].sort()
}

/** Vite notes on a chunk the styles and files it brings. */
function assetsOf(chunk: OutputChunk): string[] {
  const noted = chunk.viteMetadata
  return noted ? [...noted.importedCss, ...noted.importedAssets] : []
}
