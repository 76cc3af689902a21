// Lets dear work in a few at a time: the rest waits its turn for a moment, and where the turn would not come soon, is refused at once.

export type LaneOptions = {
  /** So many are worked on at once while the thread has no rest. */
  atOnce: number
  /** So many may always wait, however slow the work is. */
  fewWaiting: number
  /** Beyond these, as many may wait as are done in so many milliseconds. */
  waitMs: number
  /** After so many milliseconds inside, one is taken to wait for something other than this thread, and counts no more. */
  holdMs: number
  /** Nobody is refused until the thread had no rest for so many milliseconds: a pause is no overload. */
  graceMs: number
  /** Nor may more than this wait meanwhile. */
  mostWaiting: number
  /** Whoever came in that time and waits for longer is refused too: what was thought to come soon did not. */
  longestMs: number
}

/**
 * What Next makes is a hundred times as dear as what is answered ahead of it. Eight at once keep the thread busy, and each turn of the
 * event loop short enough for the others.
 */
export const MADE_BY_NEXT: LaneOptions = {
  atOnce: 8,
  fewWaiting: 48,
  waitMs: 500,
  holdMs: 1000,
  graceMs: 500,
  mostWaiting: 2000,
  longestMs: 1000,
}
/** One that was let in or waits; `enter` begins its work, or `refuse` sends it away. */
export type Ticket = {
  readonly enter: () => void
  readonly refuse: () => void
  readonly askedAt: number
  enteredAt: number
}

/** Weight of the newest look in how many are done a second. */
const NEWEST = 0.2

/**
 * A lane for what is dear. While the thread has rest, all come in at once. Where it has none, `atOnce` share it and the others wait in
 * order; by Little's law the last of n that wait is begun after n divided by how many are done a second, so n is bounded by that.
 */
export class Lane {
  readonly #options: LaneOptions
  /** Both in the order of coming. */
  readonly #inside = new Set<Ticket>()
  readonly #waiting = new Set<Ticket>()
  #perSecond = 0
  #left = 0
  #lookedAt = Number.NaN
  #busySince: number | null = null
  #isOverloaded = false
  #patience = 1

  constructor(options: LaneOptions) {
    this.#options = options
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.size
  }

  /**
   * Lets one in, now or later, or refuses it, now or later, by calling either. Returns its ticket, with which it must `leave` whatever
   * becomes of it. `now` in milliseconds.
   */
  ask(enter: () => void, refuse: () => void, now: number): Ticket {
    const ticket = { enter, refuse, askedAt: now, enteredAt: Number.NaN }
    const hasRoom = this.#busySince === null || this.#inside.size < this.#options.atOnce
    if (hasRoom && this.#waiting.size === 0) this.#letIn(ticket, now)
    else if (this.#waiting.size < this.#mostWaiting()) this.#waiting.add(ticket)
    else refuse()
    return ticket
  }

  /** Whoever is done, or went away while waiting, makes room. */
  leave(ticket: Ticket, now: number): void {
    if (!Number.isNaN(ticket.enteredAt)) this.#left++
    this.#waiting.delete(ticket)
    this.#inside.delete(ticket)
    this.#letInNext(now)
  }

  /**
   * To be called some ten times a second, told whether the thread had no rest since the last time. `patience` is how many times as
   * long everybody may wait: more than once where something else keeps the machine busy, which passes.
   */
  look(now: number, isBusy: boolean, patience = 1): void {
    const { graceMs, holdMs } = this.#options
    this.#patience = patience
    const seconds = (now - this.#lookedAt) / 1000
    if (seconds > 0) this.#perSecond += NEWEST * (this.#left / seconds - this.#perSecond)
    this.#left = 0
    this.#lookedAt = now
    // From now on rather than since the last look, which may have been one long pause.
    this.#busySince = isBusy ? (this.#busySince ?? now) : null
    this.#isOverloaded = this.#busySince !== null && now - this.#busySince >= graceMs * patience
    for (const ticket of this.#inside) {
      if (now - ticket.enteredAt < holdMs) break
      this.#inside.delete(ticket)
    }
    this.#letInNext(now)
  }

  #mostWaiting(): number {
    const { fewWaiting, mostWaiting, waitMs } = this.#options
    if (!this.#isOverloaded) return mostWaiting
    return Math.min(
      mostWaiting,
      Math.max(fewWaiting, (this.#perSecond * waitMs * this.#patience) / 1000),
    )
  }

  #letInNext(now: number): void {
    const { fewWaiting, longestMs } = this.#options
    for (const ticket of this.#waiting) {
      if (!this.#isOverloaded || this.#waiting.size <= fewWaiting) break
      if (now - ticket.askedAt <= longestMs * this.#patience) break
      this.#waiting.delete(ticket)
      ticket.refuse()
    }
    for (const ticket of this.#waiting) {
      if (this.#busySince !== null && this.#inside.size >= this.#options.atOnce) break
      this.#waiting.delete(ticket)
      this.#letIn(ticket, now)
    }
  }

  #letIn(ticket: Ticket, now: number): void {
    ticket.enteredAt = now
    this.#inside.add(ticket)
    ticket.enter()
  }
}
