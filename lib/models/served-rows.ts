// Rows as they are served: put through the bytes of the store and back.
import type { SparseRows } from '@/lib/math/sparse'
import { decodeNeighbours, encodeNeighbours } from './row-codec'
import type { RowModel } from './row-model'

/** The model with every row quantised as `encodeNeighbours` keeps it. */
export function asServed({ rows, bias }: RowModel): RowModel {
  const values = new Float32Array(rows.values.length)
  for (let r = 0; r < rows.rows; r++) {
    const from = rows.offsets[r]!
    const to = rows.offsets[r + 1]!
    const row = { ids: rows.indices.slice(from, to), weights: rows.values.slice(from, to) }
    values.set(decodeNeighbours(encodeNeighbours(row)).weights, from)
  }
  const served: SparseRows = { ...rows, values }
  return { rows: served, bias }
}
