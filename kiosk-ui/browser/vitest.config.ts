import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { SERVERS } from './testServer'

/** The time that the slowest machine may take. Every wait ends as soon as its condition holds, so that patience costs nothing. */
const PATIENCE = 60_000

/** Tests in a real browser. They need the built pages (`npm run build`). */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['**/*.test.ts'],
    environment: 'node',
    globalSetup: ['globalSetup.ts'],
    maxWorkers: Math.max(1, SERVERS.length),
    testTimeout: 4 * PATIENCE,
    hookTimeout: 2 * PATIENCE,
    expect: { poll: { timeout: PATIENCE, interval: 100 } },
  },
})
