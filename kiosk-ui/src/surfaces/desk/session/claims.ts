/** What an access token says of its holder. Only read to know what to show: the server checks it, not the page. */
interface Claims {
  /** The id of the member of staff. */
  readonly subject: string
  readonly roles: ReadonlySet<string>
  readonly halls: readonly number[]
  readonly everyHall: boolean
}

const NOBODY: Claims = { subject: '', roles: new Set(), halls: [], everyHall: false }

/** Nobody's claims for what is no token of ours. */
export function claimsOf(token: string): Claims {
  const claims = payloadOf(token)
  if (claims === undefined) return NOBODY
  const { sub, groups, halls, everyHall } = claims
  return {
    subject: typeof sub === 'string' ? sub : '',
    roles: new Set(list(groups).filter((role) => typeof role === 'string')),
    halls: list(halls).filter((hall) => typeof hall === 'number'),
    everyHall: everyHall === true,
  }
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function payloadOf(token: string): Record<string, unknown> | undefined {
  try {
    const base64 = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const payload: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof payload === 'object' && payload !== null
      ? (payload as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
