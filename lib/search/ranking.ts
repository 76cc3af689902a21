// Keeps the best matches of one search while it is under way.

/**
 * An entry found (`id` is its row until the search hands it out); `kind` says what of it the query is: the whole title, a beginning of it, a beginning of a later
 * word on, or words here and there. `score` is in doublings of popularity and comparable within one search.
 */
export type TitleMatch = {
  id: number
  kind: 'exact' | 'start' | 'word' | 'words'
  typos: number
  score: number
}

/** The best matches so far, one an entry; the best exact title leads whatever else is found. */
export class Ranking {
  readonly limit: number
  readonly #matches = new Map<number, TitleMatch>()
  #floor = Number.NEGATIVE_INFINITY

  constructor(limit: number) {
    this.limit = limit
  }

  get size(): number {
    return this.#matches.size
  }

  get isFull(): boolean {
    return this.size >= this.limit
  }

  /** True when something was found without typos. */
  get hasFaultless(): boolean {
    return [...this.#matches.values()].some(({ typos }) => typos === 0)
  }

  /** What a further match must exceed to be among the first `limit`. */
  get threshold(): number {
    return this.isFull ? Math.max(this.#floor, this.list().at(-1)!.score) : this.#floor
  }

  /** The highest score so far, minus infinity before the first. */
  get bestScore(): number {
    let best = Number.NEGATIVE_INFINITY
    for (const { score } of this.#matches.values()) best = Math.max(best, score)
    return best
  }

  /** Lets in nothing more that scores no higher. */
  dismissBelow(score: number): void {
    this.#floor = score
  }

  /** Takes a match in, or the better of it and what is known of its entry. */
  add(match: TitleMatch): void {
    if (match.score <= this.#floor) return
    const known = this.#matches.get(match.id)
    if (!known || known.score < match.score) this.#matches.set(match.id, match)
  }

  /** The first `limit` matches, best first, ties by id. */
  list(): TitleMatch[] {
    const sorted = [...this.#matches.values()].sort((a, b) => b.score - a.score || a.id - b.id)
    const leader = sorted.find(({ kind }) => kind === 'exact')
    const others = sorted.filter((match) => match !== leader)
    return (leader ? [leader, ...others] : others).slice(0, this.limit)
  }
}
