// How sure a mean is, and whether one is better than another, by drawing users again.

/**
 * The percentile interval of the mean of `values` over `samples` draws with replacement (Efron & Tibshirani 1993, chapter
 * 13): [low, high] of level 0.95 by default. O(values · samples).
 */
export function bootstrapInterval(
  values: ArrayLike<number>,
  {
    random,
    samples = 2000,
    level = 0.95,
  }: { random: () => number; samples?: number; level?: number },
): [number, number] {
  const n = values.length
  if (n === 0) return [Number.NaN, Number.NaN]
  const means = new Float64Array(samples)
  for (let s = 0; s < samples; s++) {
    let sum = 0
    for (let i = 0; i < n; i++) sum += values[Math.floor(random() * n)]!
    means[s] = sum / n
  }
  means.sort()
  const at = (share: number) => means[Math.min(samples - 1, Math.floor(share * samples))]!
  return [at((1 - level) / 2), at((1 + level) / 2)]
}

/**
 * The two-sided p value of the difference of means by the sign-flip randomisation test: how often a difference at least as
 * large comes about when each user's two values are exchanged by chance (Smucker, Allan & Carterette 2007). The draws count
 * with the one observed, so p is never 0. O(users · samples).
 */
export function pairedPermutation(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { random, samples = 10_000 }: { random: () => number; samples?: number },
): { difference: number; p: number } {
  if (a.length !== b.length)
    throw new RangeError(`Got ${a.length} and ${b.length} values, expected as many of both.`)
  const differences = Float64Array.from({ length: a.length }, (_, i) => a[i]! - b[i]!)
  const broken = differences.findIndex((value) => !Number.isFinite(value))
  if (broken >= 0)
    throw new RangeError(`Got ${a[broken]} and ${b[broken]} at ${broken}, expected finite numbers.`)
  const observed = differences.reduce((sum, value) => sum + value, 0)
  const moved = differences.filter((value) => value !== 0)
  let asLarge = 1
  for (let s = 0; s < samples; s++) {
    let sum = 0
    for (const value of moved) sum += random() < 0.5 ? value : -value
    if (Math.abs(sum) >= Math.abs(observed) - 1e-12) asLarge++
  }
  return { difference: observed / Math.max(1, a.length), p: asLarge / (samples + 1) }
}

/** Holm's adjustment of several p values, in the order given (Holm 1979). */
export function holm(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]!)
  const adjusted = new Array<number>(pValues.length).fill(1)
  let most = 0
  order.forEach((index, rank) => {
    most = Math.max(most, Math.min(1, pValues[index]! * (pValues.length - rank)))
    adjusted[index] = most
  })
  return adjusted
}
