// Sorted numbers: order, search, quantiles and distinct values.

/** The numbers that are not NaN in ascending order, as a copy of 8 bytes a value. O(n log n). */
export function sortedNumbers(values: ArrayLike<number>): Float64Array {
  const sorted = new Float64Array(values).sort()
  let end = sorted.length
  while (end > 0 && Number.isNaN(sorted[end - 1])) end--
  return sorted.subarray(0, end)
}

/** The first index whose value is at least `x`; the length where there is none. O(log n). */
export function lowerBound(sorted: ArrayLike<number>, x: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < x) low = middle + 1
    else high = middle
  }
  return low
}

/** The first index whose value is above `x`; the length where there is none. O(log n). */
export function upperBound(sorted: ArrayLike<number>, x: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= x) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The quantile at `p` in [0, 1], linear between order statistics (Hyndman & Fan 1996, type 7: the
 * default of R and NumPy). Throws RangeError where there are no values.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('Got no values, expected at least one.')
  const position = (sorted.length - 1) * p
  const index = Math.floor(position)
  const low = sorted[index]!
  const fraction = position - index
  if (fraction === 0) return low
  const high = sorted[index + 1]!
  return low === high ? low : Math.min(high, low + fraction * (high - low))
}

/** How many different values there are. O(n). */
export function countDistinct(sorted: ArrayLike<number>): number {
  let count = 0
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) count++
  return count
}

/** The different values in ascending order, as a copy. O(n). */
export function distinctNumbers(sorted: ArrayLike<number>): Float64Array {
  const distinct = new Float64Array(countDistinct(sorted))
  let count = 0
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct[count++] = sorted[i]!
  return distinct
}
