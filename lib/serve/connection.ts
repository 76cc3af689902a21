// The one connection that online answers read and write by.
import 'server-only'
import { loadConfig } from '@/lib/config'
import { type Database, keepsNothing, openDatabase, openReadOnly } from '@/lib/db/database'
import { processWide } from './process-wide'

/** No answer is worth more than this; the walk of the pipeline may take longer. */
const PATIENCE_MS = 5000

/** Returns the open store. */
export function storeConnection(): Database {
  return processWide('connection', () => {
    const { databaseAddress, isReadOnly } = loadConfig()
    const options = { name: 'marquee site', patience: PATIENCE_MS }
    return isReadOnly
      ? openReadOnly(databaseAddress, options)
      : openDatabase(databaseAddress, options)
  })
}

/** Stands before whatever keeps something. Throws `keeps-nothing` where the store is only read. */
export function requireWritable(): void {
  if (loadConfig().isReadOnly) throw keepsNothing()
}
