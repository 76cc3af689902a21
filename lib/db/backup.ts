// Copies the store while others read and write it, and brings such a copy back.
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '@/lib/errors'
import { type Database, inTransaction, isPostgres, openDatabase } from './database'
import { migrate } from './migrate'

export type Backup = { bytes: number; rows: Record<string, number> }

/**
 * Writes the store as it is at one moment to a new file, compacted; others go on reading and writing (SQLite's VACUUM INTO). Returns its
 * size and rows by table. Throws `conflict` where the file exists, `unusable-data` where the copy is not whole.
 */
export function backUp(database: Database, path: string): Backup {
  requireFile(database, 'pg_dump --format=custom --file=FILE DATABASE_URL')
  if (existsSync(path))
    throw new AppError('conflict', `Got ${path}, which exists, expected a new file. Name another.`)
  database.prepare('VACUUM INTO ?').run(path)
  const copy = openDatabase(path)
  try {
    checkWhole(copy, path)
    return { bytes: statSync(path).size, rows: countRows(copy) }
  } finally {
    copy.close()
  }
}

/**
 * Puts what a backup holds in place of what the store holds, in one transaction: whoever reads meanwhile sees all of the one or all of the
 * other, and a site that serves goes over to it by itself. A backup of an older version is brought up to date on the way. Returns rows by
 * table. Throws `not-found`, or `unusable-data` where the backup is damaged; then the store stays as it was.
 */
export function restore(
  database: Database,
  path: string,
  migrationsFolder: string,
): Record<string, number> {
  requireFile(
    database,
    'pg_restore --clean --if-exists --single-transaction --dbname=DATABASE_URL FILE',
  )
  if (!existsSync(path))
    throw new AppError('not-found', `Got no file ${path}, expected one that marquee backup wrote.`)
  const folder = mkdtempSync(join(tmpdir(), 'marquee-restore-'))
  try {
    const copy = join(folder, 'backup.db')
    copyFileSync(path, copy)
    bringUpToDate(copy, path, migrationsFolder)
    migrate(database, migrationsFolder)
    database.prepare('ATTACH DATABASE ? AS backup').run(copy)
    // Tables are filled one after the other; that all fits together is checked at the end.
    database.exec('PRAGMA foreign_keys = OFF')
    try {
      inTransaction(database, () => {
        const tables = tablesOf(database)
        for (const table of tables) database.exec(`DELETE FROM main."${table}"`)
        for (const table of tables)
          database.exec(`INSERT INTO main."${table}" SELECT * FROM backup."${table}"`)
        const broken = database.prepare('PRAGMA main.foreign_key_check').all()
        if (broken.length > 0) throw damaged(path, `${broken.length} rows refer to none`)
      })
    } finally {
      database.exec('PRAGMA foreign_keys = ON')
      database.exec('DETACH DATABASE backup')
    }
    return countRows(database)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A PostgreSQL is copied by its own programs. */
function requireFile(database: Database, command: string): void {
  if (isPostgres(database))
    throw new AppError(
      'bad-request',
      `Got a store on PostgreSQL, expected an SQLite file. Its own programs do that while the site serves: ${command}`,
    )
}

function bringUpToDate(copy: string, path: string, migrationsFolder: string): void {
  let backup: Database | null = null
  try {
    backup = openDatabase(copy)
    checkWhole(backup, path)
    migrate(backup, migrationsFolder)
    // What is attached must stand in the file, not in a log beside it.
    backup.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (error instanceof AppError) throw error
    throw damaged(path, String(error))
  } finally {
    backup?.close()
  }
}

function checkWhole(database: Database, path: string): void {
  const { integrity_check } = database.prepare('PRAGMA integrity_check').get() as {
    integrity_check: string
  }
  if (integrity_check !== 'ok') throw damaged(path, integrity_check)
}

function damaged(path: string, what: string): AppError {
  return new AppError(
    'unusable-data',
    `Got ${path}, which is damaged (${what.slice(0, 200).replaceAll('\n', ' ')}), expected a whole backup. Take another one.`,
  )
}

/** Tables and their rows. */
export function countRows(database: Database): Record<string, number> {
  return Object.fromEntries(
    tablesOf(database).map((table) => {
      const { rows } = database.prepare(`SELECT count(*) AS rows FROM "${table}"`).get() as {
        rows: number
      }
      return [table, rows]
    }),
  )
}

/** Every table of the store by name, the ledger of migrations too. */
export function tablesOf(database: Database): string[] {
  const rows = database.prepare(TABLES[isPostgres(database) ? 'postgresql' : 'sqlite']).all()
  return (rows as { name: string }[]).map(({ name }) => name)
}

const TABLES = {
  sqlite: `SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  postgresql: `SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name COLLATE "C"`,
}
