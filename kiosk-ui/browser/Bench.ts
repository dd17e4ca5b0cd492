import { fileURLToPath } from 'node:url'
import { createServer, type ViteDevServer } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The workbench, served from its sources: parts of the kiosk by themselves, without a server of ours. */
export async function openBench(): Promise<{ server: ViteDevServer; address: URL }> {
  const server = await createServer({
    root: ROOT,
    configFile: `${ROOT}vite.config.ts`,
    logLevel: 'error',
    cacheDir: `${ROOT}node_modules/.vite-bench`,
    optimizeDeps: { entries: ['browser/workbench/main.ts'] },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  })
  await server.listen()
  const [origin] = server.resolvedUrls?.local ?? []
  if (origin === undefined) throw new Error('The workbench has no address')
  return { server, address: new URL('/browser/workbench/index.html', origin) }
}
