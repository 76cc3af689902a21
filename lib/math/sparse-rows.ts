// Small operations on single rows of sparse matrices.
import type { Sparse } from './sparse'

/** Dot product of two rows whose columns ascend, in double precision. */
export function dotRows(a: Sparse, rowA: number, b: Sparse, rowB: number): number {
  let i = a.offsets[rowA]!
  let j = b.offsets[rowB]!
  const endA = a.offsets[rowA + 1]!
  const endB = b.offsets[rowB + 1]!
  let sum = 0
  while (i < endA && j < endB) {
    const difference = a.indices[i]! - b.indices[j]!
    if (difference === 0) sum += a.values[i++]! * b.values[j++]!
    else if (difference < 0) i++
    else j++
  }
  return sum
}

const spreads = new WeakMap<Sparse, Float64Array>()

/**
 * Calls `work` with a function that gives the dot product of `row` with any other row: bit for bit
 * that of `dotRows`, several times faster, since the row is spread out over all columns once.
 */
export function withSpreadRow<T>(
  matrix: Sparse,
  row: number,
  work: (dot: (other: number) => number) => T,
): T {
  const { offsets, indices, values } = matrix
  // A spread of its own while another row of the matrix is spread out.
  const spread = spreads.get(matrix) ?? new Float64Array(matrix.columns)
  spreads.delete(matrix)
  for (let i = offsets[row]!; i < offsets[row + 1]!; i++) spread[indices[i]!] = values[i]!
  try {
    return work((other) => {
      let sum = 0
      for (let i = offsets[other]!; i < offsets[other + 1]!; i++)
        sum += values[i]! * spread[indices[i]!]!
      return sum
    })
  } finally {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) spread[indices[i]!] = 0
    spreads.set(matrix, spread)
  }
}
