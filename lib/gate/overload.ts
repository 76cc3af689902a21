// Is more asked than can be answered in good time? Then some are sent away at once, so that the others are served well.

/** Waiting of so many milliseconds in the event loop is where some are sent away, and where all are. */
const FEW_MILLISECONDS = 100
const ALL_MILLISECONDS = 400
/** How often the waiting is looked at. */
export const LOOK_MILLISECONDS = 20
/** Weight of the newest look. One that comes very late counts as `ALL_MILLISECONDS`: loading new films once is no overload. */
const NEWEST = 0.1
/** The first that ask between two looks are answered in any case: with so few, timers come late for another reason. */
const FEW_A_LOOK = 48

/**
 * Watches how late timers come, which is how long a request waits before anybody looks at it; what is answered at once is never seen
 * to queue anywhere else. `look` some fifty times a second; `isTooMuch` is asked for each request, and says yes the more often the longer the
 * waiting.
 */
export class Overload {
  #lateMs = 0
  #expectedAt = Number.POSITIVE_INFINITY
  #asked = 0

  /**
   * One look: how much later than expected is it? `now` in milliseconds; `patience` is how many times as late it may be: more than
   * once where something else keeps the machine busy, which passes.
   */
  look(now: number, patience = 1): void {
    const late = Math.min(ALL_MILLISECONDS, Math.max(0, now - this.#expectedAt) / patience)
    this.#expectedAt = now + LOOK_MILLISECONDS
    this.#lateMs += NEWEST * (late - this.#lateMs)
    this.#asked = 0
  }

  /** Whether a request should be sent away; `lot` is a number from 0 to 1 by chance. */
  isTooMuch(lot: number): boolean {
    this.#asked++
    if (this.#asked <= FEW_A_LOOK) return false
    return lot < (this.#lateMs - FEW_MILLISECONDS) / (ALL_MILLISECONDS - FEW_MILLISECONDS)
  }
}
