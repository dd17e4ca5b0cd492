import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { serviceWorkers } from './build/serviceWorkers.ts'
import { namedPages } from './build/namedPages.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Every surface is a page of its own; the server shows `<name>.html` at `/<name>` (PagesResource.java). */
const SURFACES = ['kiosk', 'mobile', 'screen', 'desk']
/** What one run of the build makes (build/surfaces). A page for citizens stands alone: nothing is split off, so its script is one file. */
const ALONE = ['kiosk', 'mobile'].find((name) => name === process.env['SURFACE'])
const BUILT = ALONE === undefined ? ['screen', 'desk'] : [ALONE]
const KEPT = [
  { page: 'kiosk', answers: true, fonts: true },
  { page: 'mobile', answers: true, fonts: false },
  { page: 'screen', answers: false, fonts: true },
]
/** The look of the pages that the server writes itself; it names `/plain.css` (PlainPage.java). */
const PLAIN = 'plain'
/** The one source of all service workers. */
const WORKER = 'worker'
/** The server that pages are written against: `npm run dev`, or `npm run preview` for what was built. */
const SERVER = process.env['BIANMIN_SERVER'] ?? 'http://localhost:8080'
const PROXIED = Object.fromEntries(
  ['/api', '/feeds', '/.well-known', '/problems'].map((path) => [path, SERVER]),
)

export default defineConfig({
  plugins: [
    vue(),
    namedPages(SURFACES),
    serviceWorkers(
      WORKER,
      KEPT.filter(({ page }) => BUILT.includes(page)),
    ),
  ],
  resolve: { alias: { '@': here('./src') } },
  // What no page of ours uses of Vue is left out of the scripts.
  define: {
    __VUE_OPTIONS_API__: 'false',
  },
  server: { proxy: PROXIED },
  preview: { proxy: PROXIED },
  build: {
    target: 'chrome111',
    // The server's policy takes fonts, styles and scripts from files alone, so nothing may be folded into another as data.
    assetsInlineLimit: 0,
    emptyOutDir: ALONE === undefined,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(BUILT.map((name) => [name, here(`./${name}.html`)])),
        [WORKER]: here('./src/shared/offline/worker.ts'),
        ...(ALONE === undefined ? { [PLAIN]: here('./src/surfaces/plain/plain.css') } : {}),
      },
      output: {
        assetFileNames: ({ names }) =>
          names.includes(`${PLAIN}.css`) ? '[name][extname]' : 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    reporters: process.env['CI']
      ? ['dot', './build/surefireReports.ts']
      : ['default', './build/surefireReports.ts'],
  },
})
