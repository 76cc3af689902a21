// What a range of the target lacks, has otherwise or has too much, beside the same range of the source.
import type { Database } from '../database'
import type { Value } from '../statement'
import type { Table } from './describe-tables'
import { type Key, keyOf, type Page, pagesOf, type Row } from './table-rows'

export type Difference = {
  /** Of the source, not in the target. */
  missing: Row[]
  /** As the source has them; in the target other values stand beside the same key. */
  changed: Row[]
}

/** Compares; `onGone` gets the keys that the source lacks, page by page, and may remove their rows. Reads the target's range only. */
export function compareRange(
  target: Database,
  table: Table,
  range: Page,
  onGone: (keys: Key[]) => void,
): Difference {
  let left: Map<unknown, Row> | null = null
  const changed: Row[] = []
  for (const { rows } of pagesOf(target, table, range, range.rows.length + 1)) {
    if (left === null && isEqual(rows, range.rows)) return { missing: [], changed: [] }
    left ??= new Map(range.rows.map((row) => [nameOf(table, row), row]))
    const gone: Key[] = []
    for (const row of rows) {
      const name = nameOf(table, row)
      const wanted = left.get(name)
      if (wanted === undefined) gone.push(keyOf(table, row))
      else if (!isSame(row, wanted)) changed.push(wanted)
      left.delete(name)
    }
    if (gone.length > 0) onGone(gone)
  }
  return { missing: [...(left?.values() ?? [])], changed }
}

function isEqual(some: readonly Row[], others: readonly Row[]): boolean {
  return some.length === others.length && some.every((row, i) => isSame(row, others[i]!))
}

function isSame(row: Row, other: Row): boolean {
  return row.every((value, i) => isSameValue(value, other[i]!))
}

function isSameValue(value: Value, other: Value): boolean {
  if (value === other) return true
  return (
    value instanceof Uint8Array && other instanceof Uint8Array && Buffer.compare(value, other) === 0
  )
}

/** By it a key is found in a map. */
function nameOf(table: Table, row: Row): unknown {
  const [first] = table.key
  return table.key.length === 1 ? row[first!] : JSON.stringify(keyOf(table, row))
}
