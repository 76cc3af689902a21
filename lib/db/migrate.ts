// Brings the store's tables up to date, keeping Prisma's own ledger without Prisma's engine.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors'
import { type Database, inTransaction } from './database'

const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`

/**
 * Applies every migration of the folder that the store has not seen, in order, each in one
 * transaction. Returns the names applied. Throws where a migration already applied was changed since.
 */
export function migrate(database: Database, folder: string): string[] {
  if (!existsSync(folder))
    throw new AppError('not-found', `Got no folder ${folder}, expected the migrations there.`)
  database.exec(LEDGER)
  const applied = new Map(
    database
      .prepare(
        'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL',
      )
      .all()
      .map((row) => {
        const { migration_name, checksum } = row as { migration_name: string; checksum: string }
        return [migration_name, checksum] as const
      }),
  )
  const fresh: string[] = []
  for (const name of migrationNames(folder)) {
    const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
    const checksum = createHash('sha256').update(sql).digest('hex')
    const known = applied.get(name)
    if (known === checksum) continue
    if (known !== undefined)
      throw new AppError(
        'unusable-data',
        `Migration ${name} was changed after it was applied to this store. Restore the file, or start from a new store.`,
      )
    apply(database, name, sql, checksum)
    fresh.push(name)
  }
  return fresh
}

function migrationNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

function apply(database: Database, name: string, sql: string, checksum: string): void {
  inTransaction(database, () => {
    database.exec(sql)
    database
      .prepare(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES (?, ?, ?, current_timestamp, 1)`,
      )
      .run(randomUUID(), checksum, name)
  })
}
