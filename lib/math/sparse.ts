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

/** The same matrix by column: row `c` of the result holds the rows in which column `c` stands, ascending. O(entries). */
export function transposed({ rows, columns, offsets, indices, values }: Sparse): Sparse {
  const starts = new Int32Array(columns + 1)
  for (const column of indices) starts[column + 1] = starts[column + 1]! + 1
  for (let c = 0; c < columns; c++) starts[c + 1] = starts[c + 1]! + starts[c]!
  const next = starts.slice()
  const flipped = new Int32Array(indices.length)
  const moved = new Float32Array(indices.length)
  for (let r = 0; r < rows; r++)
    for (let e = offsets[r]!; e < offsets[r + 1]!; e++) {
      const at = next[indices[e]!]!
      next[indices[e]!] = at + 1
      flipped[at] = r
      moved[at] = values[e]!
    }
  return { rows: columns, columns: rows, offsets: starts, indices: flipped, values: moved }
}
