// The command that moves a store: into PostgreSQL when one machine is outgrown, or back.
import type { Command } from 'commander'
import { loadConfig } from '@/lib/config'
import { copyStore, type VerifiedTable } from '@/lib/db/copy/copy-store'
import { nameStore, readStoreAddress, requireTwoStores } from '@/lib/db/copy/store-address'
import { type Database, isAway, openDatabase } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { MIGRATIONS_FOLDER } from '../paths'
import { printTable } from '../print'
import { ProgressLine } from '../progress-line'

type Options = { from: string; to: string; overwrite?: boolean; json?: boolean }

/** Adds `copy`. */
export function addCopy(program: Command): void {
  program
    .command('copy')
    .description('copy a store into another while it serves; again: only what changed since')
    .requiredOption('--from <store>', 'sqlite, postgres, file:PATH or postgresql://…')
    .requiredOption('--to <store>', 'the same; its tables are made where they are missing')
    .option('--overwrite', 'even where the target has rows of visitors that the source lacks')
    .option('--json', 'print the figures as one JSON line last')
    .action(copy)
}

function copy({ from, to, overwrite = false, json = false }: Options): void {
  const { databaseAddress } = loadConfig()
  const source = readStoreAddress('--from', from, databaseAddress)
  const target = readStoreAddress('--to', to, databaseAddress)
  requireTwoStores(source, target)
  const start = performance.now()
  const line = new ProgressLine('rows')
  const tables = withBoth(source, target, (stores) =>
    copyStore(stores, {
      from: nameStore(source),
      migrationsFolder: MIGRATIONS_FOLDER,
      isOverwriting: overwrite,
      onProgress: (done, total) => line.show(done, total),
    }),
  )
  const figures = figuresOf(tables, (performance.now() - start) / 1000)
  line.end(`${nameStore(source)} -> ${nameStore(target)}`)
  printTable(['table', 'source', 'target', 'checksum', 'equal'], tables.map(rowOf))
  const { rows, copiedRows, removedRows, seconds } = figures
  console.log(
    `${number(rows)} rows in ${seconds} s: ${number(copiedRows)} copied, ${number(removedRows)} removed, the others were there`,
  )
  if (json) console.log(JSON.stringify(figures))
  if (!figures.equal)
    throw new AppError(
      'unusable-data',
      'Got a target that differs from the source, expected equal checksums. Somebody else writes into the target: stop that, and run the same command again.',
    )
}

function withBoth<T>(
  from: string,
  to: string,
  work: (stores: { source: Database; target: Database }) => T,
): T {
  const name = 'marquee copy'
  const open: Database[] = []
  try {
    const source = openDatabase(from, { name, isReadOnly: true })
    open.push(source)
    const target = openDatabase(to, { name })
    open.push(target)
    return work({ source, target })
  } catch (error) {
    if (!isAway(error) && !isRefused(error)) throw error
    throw new AppError(
      'not-ready',
      `Got no use of a store: ${(error as Error).message}. Check both addresses, and run the same command again: it goes on where it was.`,
      error,
    )
  } finally {
    for (const store of open) store.close()
  }
}

/** No database, no right to it (PostgreSQL's classes 28, 3D and 42501), or a file that is none. */
function isRefused(error: unknown): boolean {
  return /^(?:SQLITE_NOTADB|28...|3D...|42501)$/.test(
    String((error as { code?: unknown } | null)?.code),
  )
}

function figuresOf(tables: readonly VerifiedTable[], seconds: number) {
  const sum = (count: (table: VerifiedTable) => number) =>
    tables.reduce((total, table) => total + count(table), 0)
  return {
    tables: tables.length,
    rows: sum(({ sourceRows }) => sourceRows),
    equal: tables.every(({ isEqual }) => isEqual),
    copiedRows: sum(({ copied }) => copied),
    removedRows: sum(({ removed }) => removed),
    seconds: Number(seconds.toFixed(2)),
  }
}

function rowOf(table: VerifiedTable): string[] {
  return [
    table.table,
    number(table.sourceRows),
    number(table.targetRows),
    table.targetChecksum.slice(0, 12),
    table.isEqual ? 'yes' : 'no',
  ]
}

function number(count: number): string {
  return count.toLocaleString('en-GB')
}
