// Makes one store what another is, table by table, and verifies it; from SQLite to PostgreSQL, back, or between two of a kind.
import { type Database, inSnapshot, inTransaction, isPostgres } from '../database'
import { migrate } from '../migrate'
import { type CopiedTable, copyTable } from './copy-table'
import type { Table } from './describe-tables'
import { numberOnwards } from './number-onwards'
import { listSameTables } from './same-tables'
import { checksumOf } from './table-checksum'
import { quoted } from './table-rows'
import { noteBegun, noteWhole, requireNothingLost, requireWhole } from './visitors-rows'

/** What came of a table; checksums are SHA-256 in hexadecimal. */
export type VerifiedTable = {
  table: string
  sourceRows: number
  targetRows: number
  sourceChecksum: string
  targetChecksum: string
  isEqual: boolean
  copied: number
  removed: number
}

export type CopyOptions = {
  /** The source as it is named to people, without a password; by it a copy is known again. */
  from: string
  /** Folder of the migrations by which the target is brought up to date. */
  migrationsFolder: string
  /** Whether what visitors left in the target alone may go. */
  isOverwriting?: boolean
  /** Told rows done of rows to do; each is done twice: copied and verified. */
  onProgress?: (done: number, total: number) => void
}

/**
 * Copies the source as it is at one moment, while others read and write it; the target is written by nobody else. What is there and equal
 * is not written again, so a copy that was cut off goes on, and a second one brings what changed. Memory does not grow with the store.
 * Throws `conflict` where rows of visitors would be lost, `unusable-data` where the stores do not fit.
 */
export function copyStore(
  stores: { source: Database; target: Database },
  { from, migrationsFolder, isOverwriting = false, onProgress = () => {} }: CopyOptions,
): VerifiedTable[] {
  const { source, target } = stores
  migrate(target, migrationsFolder)
  for (const store of [source, target]) readByKeys(store)
  const tables = listSameTables(source, target)
  requireWhole(source)
  const { copied, advance } = inSnapshot(source, () => {
    if (!isOverwriting) requireNothingLost(stores, from, tables)
    noteBegun(target, from)
    const advance = counter(2 * countAll(source, tables), onProgress)
    const copied = tables.map((table) => copyTable(stores, table, tables, advance))
    inTransaction(target, () => numberOnwards(source, target, tables))
    return { copied, advance }
  })
  const verified = tables.map((table, i) => verify(target, table, copied[i]!, advance))
  if (verified.every(({ isEqual }) => isEqual)) noteWhole(target, from, tables)
  return verified
}

/** Has pages read by the key whatever is guessed of a table that was just filled: sorting what is left of millions once a page never ends. */
function readByKeys(store: Database): void {
  if (!isPostgres(store)) return
  store.exec('SET enable_sort = off; SET enable_seqscan = off; SET enable_bitmapscan = off')
}

/** Reads the target's table once more, as a reader of its own would. */
function verify(
  target: Database,
  table: Table,
  { rows, checksum, copied, removed }: CopiedTable,
  advance: (rows: number) => void,
): VerifiedTable {
  const there = checksumOf(target, table, advance)
  return {
    table: table.name,
    sourceRows: rows,
    targetRows: there.rows,
    sourceChecksum: checksum,
    targetChecksum: there.checksum,
    isEqual: rows === there.rows && checksum === there.checksum,
    copied,
    removed,
  }
}

function countAll(source: Database, tables: readonly Table[]): number {
  return tables.reduce((sum, { name }) => {
    const { rows } = source.prepare(`SELECT count(*) AS rows FROM ${quoted(name)}`).get() as {
      rows: number
    }
    return sum + rows
  }, 0)
}

function counter(total: number, onProgress: (done: number, total: number) => void) {
  let done = 0
  return (rows: number) => {
    done += rows
    onProgress(Math.min(done, total), total)
  }
}
