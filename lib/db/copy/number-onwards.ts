// Has the target number new rows onwards from where the source is, so that an id is never given twice.
import { type Database, isPostgres } from '../database'
import type { Table } from './describe-tables'
import { quoted } from './table-rows'

/** Of each table that numbers its rows itself: the next id in the target is above every id there and above those the source gave. */
export function numberOnwards(source: Database, target: Database, tables: readonly Table[]): void {
  for (const table of tables) {
    const given = lastGiven(source, table)
    if (given === null) continue
    const id = quoted(table.columns[table.key[0]!]!)
    const { highest } = target
      .prepare(`SELECT coalesce(max(${id}), 0) AS highest FROM ${quoted(table.name)}`)
      .get() as { highest: number }
    giveAbove(target, table, Math.max(given, highest))
  }
}

/** The last id that the store gave to a row of the table; 0: none yet, null: it does not number them. */
function lastGiven(database: Database, table: Table): number | null {
  if (!isPostgres(database)) {
    const isNumbered = database
      .prepare(`SELECT 1 AS found FROM sqlite_master WHERE name = ? AND sql LIKE '%AUTOINCREMENT%'`)
      .get(table.name)
    if (!isNumbered) return null
    const row = database.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table.name)
    return (row as { seq: number } | undefined)?.seq ?? 0
  }
  const sequence = sequenceOf(database, table)
  if (sequence === null) return null
  const { last } = database
    .prepare(`SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS last FROM ${sequence}`)
    .get() as { last: number }
  return last
}

function giveAbove(database: Database, table: Table, last: number): void {
  if (!isPostgres(database)) {
    database.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(table.name)
    database.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table.name, last)
    return
  }
  const sequence = sequenceOf(database, table)
  if (sequence !== null)
    database
      .prepare('SELECT setval(CAST(? AS TEXT), CAST(? AS BIGINT) + 1, false)')
      .get(sequence, last)
}

/** The name, in quotes where it needs them. */
function sequenceOf(database: Database, table: Table): string | null {
  const { name } = database
    .prepare('SELECT pg_get_serial_sequence(quote_ident(?), ?) AS name')
    .get(table.name, table.columns[table.key[0]!]) as { name: string | null }
  return name
}
