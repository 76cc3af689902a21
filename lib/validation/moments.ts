// Mean and standard deviation of many numbers in one pass.

/**
 * Mean of n values and sample standard deviation (n - 1 below the line); null where there are too
 * few.
 */
export type Moments = { mean: number | null; standardDeviation: number | null }

/** Moments of the values that are not NaN, by Welford's running update (Welford 1962). O(n). */
export function momentsOf(values: ArrayLike<number>): Moments {
  let count = 0
  let mean = 0
  let squares = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    count++
    const distance = value - mean
    mean += distance / count
    squares += distance * (value - mean)
  }
  return {
    mean: count === 0 ? null : mean,
    standardDeviation: count < 2 ? null : Math.sqrt(squares / (count - 1)),
  }
}
