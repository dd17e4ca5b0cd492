import { readonly, shallowRef } from 'vue'
import { Problem, UNREACHED } from '@/api/problem'
import type { Calls } from '@/api/calls'
import type { KeptHeader } from '@/shared/offline/offline'

const KEPT: KeptHeader = 'Bianmin-Kept'
/** A proxy that answers for a server that is away. */
const GONE: ReadonlySet<number> = new Set([UNREACHED, 502, 503, 504])

/** Whether the server is within reach, as the calls of this page tell. */
export function createLine() {
  const isAway = shallowRef(false)

  /** The same calls, listened to. */
  function heard(calls: Calls): Calls {
    return async (path, sent = {}) => {
      try {
        const answer = await calls(path, {
          ...sent,
          heard: (headers) => {
            isAway.value = headers.has(KEPT)
            sent.heard?.(headers)
          },
        })
        return answer
      } catch (thrown) {
        // Whoever gave up waiting knows nothing about the server.
        if (sent.signal?.aborted !== true && thrown instanceof Problem) {
          isAway.value = GONE.has(thrown.status)
        }
        throw thrown
      }
    }
  }

  return { isAway: readonly(isAway), heard }
}
