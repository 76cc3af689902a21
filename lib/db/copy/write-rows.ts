// Writes and removes many rows of any table.
import { type Database, isPostgres } from '../database'
import { placesFor } from '../insert-rows'
import type { Value } from '../statement'
import type { Table } from './describe-tables'
import { type Key, keyNames, quoted, type Row } from './table-rows'

/** Writes rows, in place of those that have the same keys. `table` is as the store itself has it. Call inside a transaction. */
export function writeRows(database: Database, table: Table, rows: readonly Row[]): void {
  if (rows.length === 0) return
  const names = table.columns.map(quoted)
  const others = names.filter((_, place) => !table.key.includes(place))
  const change = others.map((name) => `${name} = excluded.${name}`).join(', ')
  const onConflict = `(${keyNames(table)}) DO ${change ? `UPDATE SET ${change}` : 'NOTHING'}`
  const into = quoted(table.name)
  if (!isPostgres(database)) {
    // One statement for all rows: the driver keeps the memory of each that is prepared for long.
    const statement = database.prepare(
      `INSERT INTO ${into} (${names.join(', ')}) VALUES (${placesFor(names)}) ON CONFLICT ${onConflict}`,
    )
    for (const row of rows) statement.run(...row)
    return
  }
  const places = table.columns.map((_, place) => place)
  database
    .prepare(
      `INSERT INTO ${into} (${names.join(', ')}) SELECT * FROM ${columnsOf(table, places)}
       ON CONFLICT ${onConflict}`,
    )
    .run(...places.map((place) => arrayOf(rows.map((row) => row[place]!))))
}

/** Removes the rows of those keys. Returns how many there were. Call inside a transaction. */
export function removeRows(database: Database, table: Table, keys: readonly Key[]): number {
  const names = table.key.map((place) => quoted(table.columns[place]!))
  const from = `DELETE FROM ${quoted(table.name)}`
  if (!isPostgres(database)) {
    const statement = database.prepare(
      `${from} WHERE ${names.map((name) => `${name} = ?`).join(' AND ')}`,
    )
    return keys.reduce((removed, key) => removed + statement.run(...key).changes, 0)
  }
  return database
    .prepare(
      `${from} WHERE (${names.join(', ')}) IN (SELECT * FROM ${columnsOf(table, table.key)})`,
    )
    .run(...table.key.map((_, i) => arrayOf(keys.map((key) => key[i]!)))).changes
}

/** One array a column, so that a page is one statement however many rows it has. */
function columnsOf(table: Table, places: readonly number[]): string {
  return `unnest(${places.map((place) => `CAST(? AS ${table.types[place]}[])`).join(', ')})`
}

/** The values as PostgreSQL writes an array. */
function arrayOf(values: readonly Value[]): string {
  return `{${values.map(elementOf).join(',')}}`
}

function elementOf(value: Value): string | number {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return value
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`
  const { buffer, byteOffset, byteLength } = value
  return `"\\\\x${Buffer.from(buffer, byteOffset, byteLength).toString('hex')}"`
}
