// Makes a table of the target what it is in the source, range by range.
import { AppError } from '../../errors'
import { type Database, inTransaction } from '../database'
import { compareRange } from './compare-rows'
import { type Table, withReferrers } from './describe-tables'
import { RowDigest, type TableChecksum } from './table-checksum'
import { type Page, pagesOf, quoted } from './table-rows'
import { removeRows, writeRows } from './write-rows'

export type CopiedTable = TableChecksum & {
  /** Rows that the target lacked or had otherwise. */
  copied: number
  /** Rows of the target that the source lacks; those that went with them are not counted. */
  removed: number
}

/**
 * Copies a table whose parents were copied before; `tables` are all. Each range is one transaction, and what is equal is not written,
 * so a copy that was cut off goes on where it was. Returns count and checksum of the source's rows, by the way.
 */
export function copyTable(
  { source, target }: { source: Database; target: Database },
  table: Table,
  tables: readonly Table[],
  onRows: (rows: number) => void = () => {},
): CopiedTable {
  try {
    return copyRanges(source, target, table, onRows)
  } catch (error) {
    if (!isConstraint(error)) throw explained(error, table)
  }
  // What stands in the target clashes with what comes (two films changed ids, say): then the table begins anew, and all that refers to it.
  empty(target, withReferrers(table.name, tables))
  try {
    return copyRanges(source, target, table, () => {})
  } catch (error) {
    throw explained(error, table)
  }
}

function copyRanges(
  source: Database,
  target: Database,
  table: Table,
  onRows: (rows: number) => void,
): CopiedTable {
  const digest = new RowDigest()
  let copied = 0
  let removed = 0
  for (const page of pagesOf(source, table)) {
    digest.add(page.rows)
    const range = inTransaction(target, () => copyRange(target, table, page))
    copied += range.copied
    removed += range.removed
    onRows(page.rows.length)
  }
  return { ...digest.end(), copied, removed }
}

function copyRange(target: Database, table: Table, page: Page) {
  let removed = 0
  const { missing, changed } = compareRange(target, table, page, (keys) => {
    removed += removeRows(target, table, keys)
  })
  // What is changed first: it may free a name that a new row takes.
  writeRows(target, table, changed)
  writeRows(target, table, missing)
  return { copied: missing.length + changed.length, removed }
}

function empty(target: Database, tables: readonly Table[]): void {
  inTransaction(target, () => {
    for (const { name, only } of tables.toReversed())
      target.exec(`DELETE FROM ${quoted(name)}${only === null ? '' : ` WHERE ${only}`}`)
  })
}

/** Unique columns and foreign keys; of PostgreSQL class 23. */
function isConstraint(error: unknown): boolean {
  return /^(?:SQLITE_CONSTRAINT|23...$)/.test(codeOf(error))
}

/** What the target does not take is said with the table's name; a store out of reach stays what it is. */
function explained(error: unknown, table: Table): unknown {
  if (!/^(?:SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG)|2[123]...$)/.test(codeOf(error))) return error
  const { message } = error as Error
  return new AppError(
    'unusable-data',
    `Got a row of ${table.name} that the target does not take (${message.slice(0, 200)}), expected rows that fit both kinds of store. Mend that row in the source and run the same command again.`,
    error,
  )
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code)
}
