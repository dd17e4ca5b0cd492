import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { keptByServiceWorker } from './build/keptByServiceWorker.ts'
import { namedPages } from './build/namedPages.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Every surface is a page of its own; the server shows `<name>.html` at `/<name>` (PagesResource.java). */
const SURFACES = ['kiosk', 'mobile', 'screen', 'desk']
/** The server that pages are written against: `npm run dev`, or `npm run preview` for what was built. */
const SERVER = process.env['BIANMIN_SERVER'] ?? 'http://localhost:8080'
const PROXIED = Object.fromEntries(
  ['/api', '/feeds', '/.well-known', '/problems'].map((path) => [path, SERVER]),
)

export default defineConfig({
  plugins: [
    vue(),
    namedPages(SURFACES),
    keptByServiceWorker({ page: 'screen', worker: 'screen-worker' }),
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
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(SURFACES.map((name) => [name, here(`./${name}.html`)])),
        'screen-worker': here('./src/surfaces/screen/worker.ts'),
      },
      output: {
        // A service worker is found again by its name; everything else by what is in it.
        entryFileNames: (chunk) =>
          chunk.name === 'screen-worker' ? '[name].js' : 'assets/[name]-[hash].js',
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
