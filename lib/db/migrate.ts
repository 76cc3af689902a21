// Brings the store's tables up to date, keeping Prisma's own ledger without Prisma's engine.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../errors'
import { type Database, inTransaction, isPostgres } from './database'

/** As Prisma makes it, for either store. */
const LEDGER = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`,
  postgresql: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`,
}

/**
 * Applies every migration of the folder (of a PostgreSQL: of `postgresql/migrations` beside it) that the store has not seen, in order,
 * each in one transaction; whoever else migrates meanwhile waits. Returns the names applied. Throws where a migration already applied
 * was changed since.
 */
export function migrate(database: Database, folder: string): string[] {
  const from = isPostgres(database) ? join(dirname(folder), 'postgresql', 'migrations') : folder
  if (!existsSync(from))
    throw new AppError('not-found', `Got no folder ${from}, expected the migrations there.`)
  makeLedger(database)
  return migrationNames(from).filter((name) => {
    const sql = readFileSync(join(from, name, 'migration.sql'), 'utf8')
    return isNew(database, name, sql) && apply(database, name, sql)
  })
}

function makeLedger(database: Database): void {
  if (isPostgres(database)) inTransaction(database, () => database.exec(LEDGER.postgresql))
  else database.exec(LEDGER.sqlite)
}

function migrationNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

function isNew(database: Database, name: string, sql: string): boolean {
  const applied = database
    .prepare(
      'SELECT checksum FROM _prisma_migrations WHERE migration_name = ? AND finished_at IS NOT NULL',
    )
    .get(name) as { checksum: string } | undefined
  if (applied === undefined) return true
  if (applied.checksum === checksumOf(sql)) return false
  throw new AppError(
    'unusable-data',
    `Migration ${name} was changed after it was applied to this store. Restore the file, or start from a new store.`,
  )
}

/** Returns false where another process applied it while this one waited. */
function apply(database: Database, name: string, sql: string): boolean {
  return inTransaction(database, () => {
    if (!isNew(database, name, sql)) return false
    database.exec(sql)
    database
      .prepare(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES (?, ?, ?, current_timestamp, 1)`,
      )
      .run(randomUUID(), checksumOf(sql), name)
    return true
  })
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}
