// Seeded chance for posters: the same film always gets the same poster.

/** Picks that follow from one seed; every call moves on to the next pick. */
export type Chance = {
  /** A number from `low` up to `high`. */
  between: (low: number, high: number) => number
  /** One of the items. */
  pick: <T>(items: readonly T[]) => T
  /** True with this probability. */
  often: (probability: number) => boolean
}

/** Makes picks from a whole-number seed (mulberry32, public domain). */
export function makeChance(seed: number): Chance {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    between: (low, high) => low + (high - low) * next(),
    pick: (items) => items[Math.floor(next() * items.length)]!,
    often: (probability) => next() < probability,
  }
}
