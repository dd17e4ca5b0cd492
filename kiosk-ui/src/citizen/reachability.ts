import { readonly, shallowRef } from 'vue'
import { Problem, UNREACHED } from '@/api/problem'
import type { Calls } from '@/api/calls'
import type { OfflineHeader } from '@/shared/offline/offline'

const FROM_CACHE: OfflineHeader = 'Bianmin-Kept'
/** A proxy answers with these for a server that is away. */
const AWAY: ReadonlySet<number> = new Set([UNREACHED, 502, 503, 504])

/** Whether the server is within reach, as the calls of this page tell. */
export function createReachability() {
  const isAway = shallowRef(false)

  /** The same calls, listened to. */
  function observed(calls: Calls): Calls {
    return async (path, sent = {}) => {
      try {
        const answer = await calls(path, {
          ...sent,
          onHeaders: (headers) => {
            isAway.value = headers.has(FROM_CACHE)
            sent.onHeaders?.(headers)
          },
        })
        return answer
      } catch (thrown) {
        // Whoever gave up waiting knows nothing about the server.
        if (sent.signal?.aborted !== true && thrown instanceof Problem) {
          isAway.value = AWAY.has(thrown.status)
        }
        throw thrown
      }
    }
  }

  return { isAway: readonly(isAway), observed }
}
