// Every command that needs the store opens it here, and lets go of it whatever happens.
import { loadConfig } from '@/lib/config'
import { type Database, openDatabase } from '@/lib/db/database'
import { migrate } from '@/lib/db/migrate'
import { MIGRATIONS_FOLDER } from '../paths'

/** Does the work with the configured store, its tables as they are. */
export async function withStore(work: (database: Database) => unknown): Promise<void> {
  const database = openDatabase(loadConfig().databaseAddress)
  try {
    await work(database)
  } finally {
    database.close()
  }
}

/** The same, with its tables brought up to date first. */
export function withTables(work: (database: Database) => unknown): Promise<void> {
  return withStore((database) => {
    migrate(database, MIGRATIONS_FOLDER)
    return work(database)
  })
}
