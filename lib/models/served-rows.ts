// Rows as they are served: put through the bytes of the artefact and back.
import { packRows, unpackRows } from './packed-rows'
import type { RowModel } from './row-model'

/** The model with every row quantised as `packRows` keeps it; the columns of each row ascend. */
export function asServed({ rows, bias }: RowModel): RowModel {
  return { rows: unpackRows(packRows(rows), rows), bias }
}
