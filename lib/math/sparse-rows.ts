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
