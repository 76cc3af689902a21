// The one contract of all models: rows that are summed over what a visitor liked.
import type { Sparse, SparseRows } from '@/lib/math/sparse'

/**
 * What a fitted model answers with. The score of film i for a visitor who likes the films j with weights t(j) is
 * Σ t(j) · rows(j, i) + m · bias(i), m being Σ |t(j)|, or 1 where nothing is known: a sum that can be taken apart again.
 */
export type RowModel = {
  /** Row j: what each film gains from a liking of film j. No film in its own row; signs and length are the model's own. */
  rows: SparseRows
  /** What each film gains from any liking; null where that is nothing. */
  bias: Float32Array | null
}

/** A visitor's liking: films and weights of the same length. */
export type Taste = { items: ArrayLike<number>; weights: ArrayLike<number> }

/** Adds every film's score to `scores`, one number a film. O(films + entries of the liked films' rows). */
export function addScores({ rows, bias }: RowModel, taste: Taste, scores: Float64Array): void {
  let mass = 0
  for (let t = 0; t < taste.items.length; t++) {
    const row = taste.items[t]!
    const weight = taste.weights[t]!
    mass += Math.abs(weight)
    for (let e = rows.offsets[row]!; e < rows.offsets[row + 1]!; e++) {
      const item = rows.indices[e]!
      scores[item] = scores[item]! + weight * rows.values[e]!
    }
  }
  if (!bias) return
  if (taste.items.length === 0) mass = 1
  for (let i = 0; i < bias.length; i++) scores[i] = scores[i]! + mass * bias[i]!
}

/**
 * Turns columns that were cut one by one into rows: `entries` hold for each target film its sources. Within a row,
 * targets stand by falling weight, ties by lower number.
 */
export function rowsFromColumns(columns: Sparse): SparseRows {
  const offsets = new Int32Array(columns.columns + 1)
  for (const source of columns.indices) offsets[source + 1] = offsets[source + 1]! + 1
  for (let r = 0; r < columns.columns; r++) offsets[r + 1] = offsets[r + 1]! + offsets[r]!
  const next = offsets.slice()
  const indices = new Int32Array(columns.indices.length)
  const values = new Float32Array(columns.indices.length)
  for (let target = 0; target < columns.rows; target++)
    for (let e = columns.offsets[target]!; e < columns.offsets[target + 1]!; e++) {
      const source = columns.indices[e]!
      const at = next[source]!
      next[source] = at + 1
      indices[at] = target
      values[at] = columns.values[e]!
    }
  return sortRows({ rows: columns.columns, columns: columns.rows, offsets, indices, values })
}

/** Sorts every row by falling value, ties by lower column, in place. */
export function sortRows(rows: SparseRows): SparseRows {
  for (let r = 0; r < rows.rows; r++) {
    const from = rows.offsets[r]!
    const to = rows.offsets[r + 1]!
    const order = Array.from({ length: to - from }, (_, i) => from + i).sort(
      (a, b) => rows.values[b]! - rows.values[a]! || rows.indices[a]! - rows.indices[b]!,
    )
    const indices = Int32Array.from(order, (e) => rows.indices[e]!)
    const values = Float32Array.from(order, (e) => rows.values[e]!)
    rows.indices.set(indices, from)
    rows.values.set(values, from)
  }
  return rows
}
