/** What a feature holds beyond its components: it says here how that is forgotten when a citizen leaves a kiosk. */
const held = new Set<() => void>()

/** @returns what takes it back */
export function onForget(forget: () => void): () => void {
  held.add(forget)
  return () => held.delete(forget)
}

/** Everything is forgotten, even when one of them fails. */
export function forgetAll(): void {
  for (const forget of held) {
    try {
      forget()
    } catch (problem) {
      console.error('Something was not forgotten', problem)
    }
  }
}
