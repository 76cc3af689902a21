// For tests: an empty store in a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from './database'
import { migrate } from './migrate'

/** Opens a store with all its tables; `drop` closes and deletes it. */
export function openTestStore(): { database: Database; folder: string; drop: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-'))
  const database = openDatabase(join(folder, 'store.db'))
  migrate(database, 'prisma/migrations')
  const drop = () => {
    database.close()
    rmSync(folder, { recursive: true })
  }
  return { database, folder, drop }
}

/** Every column of every table in which a value stands, whatever the tables are: «Rater.key». */
export function tracesOf(database: Database, value: string): string[] {
  const rowsOf = (sql: string, ...given: string[]) =>
    database.prepare(sql).all(...given) as { name: string }[]
  return rowsOf("SELECT name FROM sqlite_master WHERE type = 'table'").flatMap(({ name: table }) =>
    rowsOf(`PRAGMA table_info("${table}")`)
      .filter(({ name }) => {
        const sql = `SELECT 1 AS name FROM "${table}" WHERE CAST("${name}" AS TEXT) = ? LIMIT 1`
        return rowsOf(sql, value).length > 0
      })
      .map(({ name }) => `${table}.${name}`),
  )
}
