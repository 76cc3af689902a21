// The content model as rows over any set of films: who is near by people, themes, kinds and times.
import { nearestRows } from '@/lib/similarity/nearest-rows'
import type { Sparse } from '@/lib/math/sparse'
import { CONTENT_NEIGHBOURS } from './content'
import type { RowModel } from './row-model'

/** Row j holds the films most alike to film j by the dot product of their features. */
export function contentRows(content: Sparse): RowModel {
  return { rows: nearestRows(content, { k: CONTENT_NEIGHBOURS }), bias: null }
}
