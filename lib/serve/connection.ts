// The one connection that online answers read and write by.
import 'server-only'
import { loadConfig } from '@/lib/config'
import { type Database, keepsNothing, openDatabase, openReadOnly } from '@/lib/db/database'
import { processWide } from './process-wide'

/** Returns the open store. */
export function storeConnection(): Database {
  return processWide('connection', () => {
    const { databasePath, isReadOnly } = loadConfig()
    return isReadOnly ? openReadOnly(databasePath) : openDatabase(databasePath)
  })
}

/** Stands before whatever keeps something. Throws `keeps-nothing` where the store is only read. */
export function requireWritable(): void {
  if (loadConfig().isReadOnly) throw keepsNothing()
}
