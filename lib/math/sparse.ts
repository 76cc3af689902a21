// Sparse matrices by row (CSR), the one shape that features and models share.

/**
 * A sparse matrix stored row after row (compressed sparse rows).
 *
 * Row `r` holds the entries `offsets[r]` to `offsets[r + 1]` of `indices` (column numbers) and
 * `values`. A feature matrix keeps the columns of each row ascending; a model's rows
 * ("SparseRows") keep them by falling value, so that a prefix is the nearest few.
 */
export type Sparse = {
  rows: number
  columns: number
  /** Length `rows + 1`. */
  offsets: Int32Array
  indices: Int32Array
  values: Float32Array
}

/** What every model leaves: per film its nearest films (row numbers) by falling weight. */
export type SparseRows = Sparse

/** Builds a matrix from rows of (column, value) pairs, kept in the order given. */
export function sparseFrom(
  rows: ReadonlyArray<ReadonlyArray<readonly [number, number]>>,
  columns: number,
): Sparse {
  const offsets = new Int32Array(rows.length + 1)
  rows.forEach((row, r) => {
    offsets[r + 1] = offsets[r]! + row.length
  })
  const indices = new Int32Array(offsets[rows.length]!)
  const values = new Float32Array(indices.length)
  let at = 0
  for (const row of rows)
    for (const [column, value] of row) {
      if (column < 0 || column >= columns)
        throw new RangeError(`Got column ${column}, expected 0 to ${columns - 1}.`)
      indices[at] = column
      values[at++] = value
    }
  return { rows: rows.length, columns, offsets, indices, values }
}
