// The content model as rows over any set of films: who is near by people, themes, kinds and times.
import { nearestRows } from '@/lib/similarity/nearest-rows'
import type { Sparse, SparseRows } from '@/lib/math/sparse'
import { CONTENT_NEIGHBOURS } from './content'
import type { RowModel } from './row-model'

const known = new WeakMap<Sparse, SparseRows>()

/** Row j holds the films most alike to film j by the dot product of their features; found once for the same matrix. */
export function contentRows(content: Sparse): RowModel {
  // A hybrid fits its parts twice, and content is the same both times.
  const rows = known.get(content) ?? nearestRows(content, { k: CONTENT_NEIGHBOURS })
  known.set(content, rows)
  return { rows, bias: null }
}
