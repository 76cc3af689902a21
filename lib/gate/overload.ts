// Is more asked than can be answered in good time? Then some are sent away at once, so that the others are served well.

/** Waiting of so many milliseconds in the event loop is where some are sent away, and where all are. */
const FEW_MILLISECONDS = 250
const ALL_MILLISECONDS = 1250
/** How often the waiting is looked at. */
const LOOK_MILLISECONDS = 20
/** Weight of the newest look. One that comes very late counts as `ALL_MILLISECONDS`: loading new films once is no overload. */
const NEWEST = 0.1

/**
 * Watches how late timers come, which is how long a request waits before anybody looks at it. `start` it once; `isTooMuch` is asked for
 * each request, and says yes the more often the longer the waiting.
 */
export class Overload {
  #lateMs = 0
  #expectedAt = 0

  /** Milliseconds that a request waits now, smoothed. */
  get lateMs(): number {
    return this.#lateMs
  }

  /** Begins to look. The timer holds no process alive. */
  start(now: () => number = () => performance.now()): NodeJS.Timeout {
    this.#expectedAt = now() + LOOK_MILLISECONDS
    return setInterval(() => this.look(now()), LOOK_MILLISECONDS).unref()
  }

  /** One look: how much later than expected is it? */
  look(now: number): void {
    const late = Math.min(ALL_MILLISECONDS, Math.max(0, now - this.#expectedAt))
    this.#expectedAt = now + LOOK_MILLISECONDS
    this.#lateMs += NEWEST * (late - this.#lateMs)
  }

  /** Whether a request should be sent away; `lot` is a number from 0 to 1 by chance. */
  isTooMuch(lot: number): boolean {
    return lot < (this.#lateMs - FEW_MILLISECONDS) / (ALL_MILLISECONDS - FEW_MILLISECONDS)
  }
}
