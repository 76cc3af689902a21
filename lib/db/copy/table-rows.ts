// A table's rows in the order of its primary key, piece by piece, in one form whatever the store.
import { AppError } from '../../errors'
import type { Database } from '../database'
import { placesFor } from '../insert-rows'
import type { Value } from '../statement'
import type { Table } from './describe-tables'

/** A row's values by the table's columns; points of time as ISO 8601 with milliseconds. */
export type Row = readonly Value[]
/** Values of the primary key. */
export type Key = readonly Value[]
/** Rows whose key is above `after` and not above `upTo`; null: no bound. */
export type Range = { after: Key | null; upTo: Key | null }
export type Page = Range & { rows: Row[] }

/** All rows. */
export const ALL: Range = { after: null, upTo: null }
/** More rows at once gain nothing. */
const MOST_ROWS = 20_000
/** A page is meant to hold so much; models are megabytes a row, ratings twenty bytes. */
const PAGE_BYTES = 8_000_000
/** The first page tells how large rows are. */
const FIRST_ROWS = 8
/** Rows may be larger further on, so pages grow step by step. */
const GROWTH = 4

/**
 * Walks the range by pages, which together cover it without a gap: the last one goes up to the range's end. There is at least one. Rows
 * may be removed meanwhile.
 */
export function* pagesOf(
  database: Database,
  table: Table,
  { after, upTo }: Range = ALL,
  firstRows = FIRST_ROWS,
): Generator<Page> {
  for (let from = after, limit = firstRows; ; ) {
    const rows = readRows(database, table, { after: from, upTo }, limit)
    if (rows.length < limit) {
      yield { rows, after: from, upTo }
      return
    }
    const last = keyOf(table, rows[rows.length - 1]!)
    yield { rows, after: from, upTo: last }
    from = last
    limit = nextLimit(rows)
  }
}

/** The values of the row's primary key. */
export function keyOf(table: Table, row: Row): Key {
  return table.key.map((place) => row[place]!)
}

function readRows(database: Database, table: Table, range: Range, limit: number): Row[] {
  const names = keyNames(table)
  const { after, upTo } = range
  const bounds = [
    ...(table.only === null ? [] : [table.only]),
    ...(after === null ? [] : [`(${names}) > (${placesFor(after)})`]),
    ...(upTo === null ? [] : [`(${names}) <= (${placesFor(upTo)})`]),
  ]
  const rows = database
    .prepare(
      `SELECT ${table.columns.map(quoted).join(', ')} FROM ${quoted(table.name)}
       ${bounds.length > 0 ? `WHERE ${bounds.join(' AND ')}` : ''} ORDER BY ${names} LIMIT ?`,
    )
    .raw()
    .all(...(after ?? []), ...(upTo ?? []), limit) as Value[][]
  for (const place of table.times)
    for (const row of rows) row[place] = isoTime(row[place]!, table, place)
  return rows
}

/** SQLite holds «2026-11-28 20:00:01» of its own and ISO 8601 of others', PostgreSQL's have as many digits as need be. */
function isoTime(value: Value, table: Table, place: number): Value {
  if (value === null) return null
  const text = typeof value === 'string' ? value : Number(value)
  const isPlain = typeof text === 'string' && !/(?:Z|[+-]\d\d:?\d\d)$/.test(text)
  const time = new Date(isPlain ? `${text.replace(' ', 'T')}Z` : text)
  if (Number.isNaN(time.getTime()))
    throw new AppError(
      'unusable-data',
      `Got «${value}» in ${table.name}.${table.columns[place]}, expected a point of time. Mend that row.`,
    )
  return time.toISOString()
}

function nextLimit(rows: readonly Row[]): number {
  let bytes = 0
  for (const row of rows)
    for (const value of row)
      bytes += typeof value === 'string' || value instanceof Uint8Array ? value.length : 8
  const fitting = Math.floor((PAGE_BYTES * rows.length) / bytes)
  return Math.max(1, Math.min(MOST_ROWS, fitting, rows.length * GROWTH))
}

/** The key's columns, for SQL. */
export function keyNames(table: Table): string {
  return table.key.map((place) => quoted(table.columns[place]!)).join(', ')
}

/** Names in quotes mean the same to both kinds of store. */
export function quoted(name: string): string {
  return `"${name}"`
}
