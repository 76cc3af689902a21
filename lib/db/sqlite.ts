// Opens SQLite files.
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import Sqlite from 'libsql'

/** How long a writer waits for another before it gives up. */
export const BUSY_MILLISECONDS = 10_000

/** Opens the file, which is created with its folder when missing. Close it after use. */
export function openSqlite(path: string): Sqlite.Database {
  mkdirSync(dirname(resolve(path)), { recursive: true })
  const database = new Sqlite(path, { timeout: BUSY_MILLISECONDS })
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = NORMAL')
  database.exec('PRAGMA foreign_keys = ON')
  database.exec(`PRAGMA busy_timeout = ${BUSY_MILLISECONDS}`)
  return database
}

/**
 * Opens a file that nobody changes, which may stand in a folder that nobody may write. The file is whole without a log beside it
 * (journal mode DELETE). Writes fail.
 */
export function openImmutable(path: string): Sqlite.Database {
  return new Sqlite(`${pathToFileURL(resolve(path))}?immutable=1`)
}
