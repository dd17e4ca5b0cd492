import { describe, expect, it } from 'vitest'
import {
  withoutEmergencies,
  withEmergency,
  type Emergency,
  emergencyAt,
  withoutEmergency,
  NO_EMERGENCIES,
  withOnlyEmergency,
  readEmergency,
} from './emergencies'

const NOON = Date.parse('2026-11-23T12:00:00+08:00')
const MINUTE = 60_000

function insert(name: string, more: Partial<Emergency> = {}): Emergency {
  return {
    emergency: name,
    hall: 1,
    text: '请有序离开',
    level: 'WARNING',
    drill: false,
    from: new Date(NOON).toISOString(),
    until: new Date(NOON + 10 * MINUTE).toISOString(),
    screens: null,
    ...more,
  }
}

describe('an insert', () => {
  it('ends by itself', () => {
    const known = withEmergency(NO_EMERGENCIES, insert('a'), NOON)
    expect(emergencyAt(known, NOON + 10 * MINUTE - 1)?.emergency).toBe('a')
    expect(emergencyAt(known, NOON + 10 * MINUTE)).toBeUndefined()
  })

  it('that was ended does not come back when it is sent again', () => {
    const over = withoutEmergency(withEmergency(NO_EMERGENCIES, insert('a'), NOON), 'a', NOON)
    expect(emergencyAt(withEmergency(over, insert('a'), NOON), NOON)).toBeUndefined()
    const cleared = withoutEmergencies(withEmergency(NO_EMERGENCIES, insert('a'), NOON), NOON)
    expect(emergencyAt(withOnlyEmergency(cleared, insert('a'), NOON), NOON)).toBeUndefined()
  })

  it('stands above a lesser one, which stands above every drill', () => {
    const known = [
      insert('drill', { level: 'DANGER', drill: true }),
      insert('info', { level: 'INFO' }),
      insert('danger', { level: 'DANGER' }),
    ].reduce((all, each) => withEmergency(all, each, NOON), NO_EMERGENCIES)
    expect(emergencyAt(known, NOON)?.emergency).toBe('danger')
    expect(emergencyAt(withoutEmergency(known, 'danger', NOON), NOON)?.emergency).toBe('info')
    expect(
      emergencyAt(withoutEmergency(withoutEmergency(known, 'danger', NOON), 'info', NOON), NOON)
        ?.emergency,
    ).toBe('drill')
  })

  it('that the server no longer names is gone', () => {
    const known = withOnlyEmergency(
      withEmergency(NO_EMERGENCIES, insert('a', { level: 'DANGER' }), NOON),
      insert('b'),
      NOON,
    )
    expect(emergencyAt(known, NOON)?.emergency).toBe('b')
  })
})

describe('what a screen reads', () => {
  const read = (more: Partial<Emergency>) =>
    readEmergency(JSON.stringify(insert('a', more)), 'wall', 1)

  it('is for its hall and for it', () => {
    expect(read({})).toBeDefined()
    expect(read({ screens: ['wall', 'set'] })).toBeDefined()
    expect(read({ screens: ['set'] })).toBeUndefined()
    expect(read({ hall: 2 })).toBeUndefined()
  })

  it('lasts a day at most', () => {
    expect(read({ until: new Date(NOON + 24 * 60 * MINUTE).toISOString() })).toBeDefined()
    expect(read({ until: new Date(NOON + 24 * 60 * MINUTE + 1).toISOString() })).toBeUndefined()
    expect(read({ until: 'tomorrow' })).toBeUndefined()
  })

  it('is an insert', () => {
    expect(readEmergency('no JSON', 'wall', 1)).toBeUndefined()
    expect(read({ level: 'PANIC' as never })).toBeUndefined()
  })
})
