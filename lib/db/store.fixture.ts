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
