import type { State } from './kinds'

/** What can be done to content beside writing it. */
export const STEPS = ['submit', 'approve', 'return', 'publish', 'withdraw'] as const
export type Step = (typeof STEPS)[number]

interface Rule {
  readonly from: readonly State[]
  readonly roles: readonly string[]
}

/** Who may take which step from where. The server decides; the page only offers what it would not refuse. */
const RULES: Readonly<Record<Step | 'edit', Rule>> = {
  edit: { from: ['DRAFT', 'APPROVED', 'PUBLISHED', 'EXPIRED', 'WITHDRAWN'], roles: ['editor'] },
  submit: { from: ['DRAFT'], roles: ['editor'] },
  approve: { from: ['SUBMITTED'], roles: ['reviewer', 'director'] },
  return: { from: ['SUBMITTED'], roles: ['reviewer', 'director'] },
  publish: { from: ['APPROVED'], roles: ['reviewer', 'director'] },
  withdraw: {
    from: ['DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED'],
    roles: ['editor', 'reviewer', 'director'],
  },
}

/** Steps that must say why. */
export const NEEDS_REASON: ReadonlySet<Step> = new Set<Step>(['return', 'withdraw'])

function isOpen(rule: Rule, state: State, roles: ReadonlySet<string>): boolean {
  return rule.from.includes(state) && rule.roles.some((role) => roles.has(role))
}

/** The steps to offer, in the order of the publishing life. */
export function stepsFor(state: State, roles: ReadonlySet<string>): Step[] {
  return STEPS.filter((step) => isOpen(RULES[step], state, roles))
}

export function mayEdit(state: State, roles: ReadonlySet<string>): boolean {
  return isOpen(RULES.edit, state, roles)
}
