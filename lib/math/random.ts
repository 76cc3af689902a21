// Seeded random numbers, so that the same seed gives the same run.

/** Returns a generator of numbers in [0, 1) (mulberry32, Tommy Ettinger's public-domain design). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Returns a generator of standard normal numbers (Box & Muller 1958). */
export function normalRandom(seed: number): () => number {
  const random = seededRandom(seed)
  return () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()))
    return radius * Math.cos(2 * Math.PI * random())
  }
}
