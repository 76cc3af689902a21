// Turns a matrix into the inverted index that the nearest-rows kernel walks, and says how far rounding goes.
import type { Sparse } from '@/lib/math/sparse'

/** The columns in use, renumbered; `starts` says where the postings of each begin. */
export type Terms = { count: number; entries: number; termOf: Int32Array; starts: Int32Array }

/** Numbers the columns that two rows or more share, the most frequent first (they stay in cache). */
export function numberTerms({ columns, indices }: Sparse): Terms {
  const frequency = new Int32Array(columns)
  for (let e = 0; e < indices.length; e++) frequency[indices[e]!]!++
  let count = 0
  const order = new Float64Array(columns)
  for (let column = 0; column < columns; column++)
    if (frequency[column]! > 1) order[count++] = -frequency[column]! * 2 ** 32 + column
  order.subarray(0, count).sort()

  const termOf = new Int32Array(columns).fill(-1)
  const starts = new Int32Array(count + 1)
  for (let term = 0; term < count; term++) {
    const column = ((order[term]! % 2 ** 32) + 2 ** 32) % 2 ** 32
    termOf[column] = term
    starts[term + 1] = starts[term]! + frequency[column]!
  }
  return { count, entries: starts[count]!, termOf, starts }
}

/**
 * Returns the length of the longest row and, for each row, twice the most that rounding can take
 * one of its approximate scores away from the truth.
 *
 * Each entry adds half a unit where the product is rounded, half a unit of the other's weight
 * times its own, and half a unit of its own weight times the other's; the last sum to at most
 * sqrt(n) / 2 (Cauchy-Schwarz). The second decimals allow for 32-bit arithmetic.
 */
export function measureRows({ rows, offsets, values }: Sparse) {
  const sums = new Float64Array(rows)
  let longest = 0
  for (let row = 0; row < rows; row++) {
    let sum = 0
    let squares = 0
    for (let e = offsets[row]!; e < offsets[row + 1]!; e++) {
      sum += Math.abs(values[e]!)
      squares += values[e]! * values[e]!
    }
    if (!(squares < Infinity))
      throw new RangeError(`Got a weight in row ${row} that is not finite, expected finite ones.`)
    sums[row] = sum
    longest = Math.max(longest, squares)
  }
  longest = Math.sqrt(longest) || 1
  const slack = new Int32Array(rows)
  let maxSlack = 0
  for (let row = 0; row < rows; row++) {
    const n = offsets[row + 1]! - offsets[row]!
    slack[row] = 2 * Math.ceil((0.51 * sums[row]!) / longest + 0.51 * n + 0.51 * Math.sqrt(n) + 1)
    maxSlack = Math.max(maxSlack, slack[row]!)
  }
  return { longest, slack, maxSlack }
}

/** The arrays of the kernel: the rows by entry, and the postings of each term. */
export type NeighbourIndex = Record<
  'rowStart' | 'entryTerm' | 'entryEnd' | 'termStart' | 'postingRows',
  Int32Array
> & {
  entryValue: Float32Array
  postingWeights: Int16Array
}

/** Writes the rows and, term by term, the rows that hold it with their weights in whole units. */
export function fillIndex(
  matrix: Sparse,
  terms: Terms,
  weightUnits: number,
  index: NeighbourIndex,
): void {
  const { rows, offsets, indices, values } = matrix
  const { rowStart, entryTerm, entryValue, entryEnd, postingRows, postingWeights } = index
  const next = terms.starts.slice()
  index.termStart.set(terms.starts)
  let at = 0
  for (let row = 0; row < rows; row++) {
    for (let e = offsets[row]!; e < offsets[row + 1]!; e++) {
      const term = terms.termOf[indices[e]!]!
      if (term < 0) continue
      const posting = next[term]!++
      const value = values[e]!
      entryTerm[at] = term
      entryValue[at] = value
      entryEnd[at] = posting
      postingRows[posting] = row * 2
      postingWeights[posting] = Math.round(value * weightUnits)
      at++
    }
    rowStart[row + 1] = at
  }
}
