import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import { createServer } from 'vite'
import type { TestProject } from 'vitest/node'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the workbench. */
    readonly workbench: string
  }
}

/** Prepares what the workers share: two of them would unpack the browser, or bundle the workbench, over each other. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await chromium.executablePath()
  const server = await createServer({
    root: ROOT,
    configFile: `${ROOT}vite.config.ts`,
    logLevel: 'error',
    cacheDir: `${ROOT}node_modules/.vite-workbench`,
    optimizeDeps: { entries: ['browser/workbench/main.ts'] },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  })
  await server.listen()
  const [origin] = server.resolvedUrls?.local ?? []
  if (origin === undefined) throw new Error('The workbench has no address')
  provide('workbench', new URL('/browser/workbench/index.html', origin).href)
  return () => server.close()
}
