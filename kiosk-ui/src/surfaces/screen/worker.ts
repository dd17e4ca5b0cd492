/// <reference lib="webworker" />

interface Kept {
  readonly version: string
  readonly page: string
  readonly files: readonly string[]
}

declare const self: ServiceWorkerGlobalScope

/** Written in by the build (build/keptByServiceWorker.ts). */
const KEPT = '__KEPT__' as unknown as Kept
console.info(KEPT.version, self.registration.scope)
