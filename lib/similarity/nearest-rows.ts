// Who is nearest: the exact k most similar rows of every row, by dot product.
import type { Sparse, SparseRows } from '@/lib/math/sparse'
import { startNeighboursKernel } from '@/lib/math/wasm/neighbours-kernel'
import { layOutNeighbours, readNeighbours } from './neighbour-memory'
import { SLICE_ROWS } from './nearest-turns'

/**
 * Returns the k rows with the largest dot products for each row, exactly: one row per row `from`
 * to `to` (all by default), columns are the matrix's rows.
 *
 * A row is never its own neighbour; only products above 0 count; they stand by falling product
 * (summed in 64 bits over the entries of the neighbour, kept in 32), ties by lower row number,
 * the same bytes on every run. Meant for rows of length 1 (cosine), where it is fast; other
 * lengths and negative weights are exact too. Cost: the sum over columns of half their squared
 * entries (a part of the rows: that part of all of them). Throws RangeErrors on what
 * `layOutNeighbours` cannot hold and on a range outside the matrix.
 */
export function nearestRows(
  matrix: Sparse,
  { k, from = 0, to = matrix.rows }: { k: number; from?: number; to?: number },
): SparseRows {
  if (!(from >= 0 && from <= to && to <= matrix.rows))
    throw new RangeError(`Got rows ${from} to ${to}, expected a range within 0 to ${matrix.rows}.`)
  const pairs = from === 0 && to === matrix.rows
  const laidOut = layOutNeighbours(matrix, { k, threads: 1, pairs })
  const kernel = startNeighboursKernel(laidOut.memory)
  kernel.attach(laidOut.shared, laidOut.own[0]!)
  const sweep = pairs ? kernel.sweepPairs : kernel.sweepRows
  for (let row = from; row < to; row += SLICE_ROWS) sweep(row, Math.min(to, row + SLICE_ROWS))
  for (let row = from; row < to; row += SLICE_ROWS)
    kernel.finish(row, Math.min(to, row + SLICE_ROWS))
  return readNeighbours(laidOut, { from, to })
}
