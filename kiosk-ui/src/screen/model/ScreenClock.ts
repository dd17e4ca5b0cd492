/** What the server's clock may say at this moment, in milliseconds since 1970: an answer is as old as its way, and `Date` has no fractions. */
export interface ServerTime {
  readonly earliest: number
  readonly latest: number
}

/** What a screen remembers of the time over a restart. */
export interface StoredTime {
  /** Milliseconds the server is ahead of this machine. */
  readonly ahead: number
  /** The latest time this screen ever knew. */
  readonly latest: number
}

/**
 * The server's time on a machine whose own clock may be wrong.
 *
 * While the page stands, time goes on by the monotonic clock, so that nobody can turn it. After a restart without the server it
 * is the machine's clock with the last known correction, and never earlier than what was known before: a machine without a
 * battery that wakes in 1970 does not bring back what has expired.
 */
export class ScreenClock {
  private base: number
  private readonly wall: () => number
  private readonly steady: () => number

  constructor(
    kept?: StoredTime,
    wall: () => number = () => Date.now(),
    steady: () => number = () => performance.now(),
  ) {
    this.wall = wall
    this.steady = steady
    const guess = wall() + (kept?.ahead ?? 0)
    this.base = Math.max(guess, kept?.latest ?? 0) - steady()
  }

  now(): number {
    return this.base + this.steady()
  }

  /** The server said what time it is. What agrees with it stays, so that pages do not flicker; else it moves no further than it must. */
  heard({ earliest, latest }: ServerTime): void {
    if (!Number.isFinite(earliest) || !Number.isFinite(latest)) return
    this.base = Math.min(Math.max(this.now(), earliest), latest) - this.steady()
  }

  keep(): StoredTime {
    return { ahead: this.now() - this.wall(), latest: this.now() }
  }
}
