// The one connection that online answers read and write by.
import 'server-only'
import { loadConfig } from '@/lib/config'
import { type Database, openDatabase } from '@/lib/db/database'
import { processWide } from './process-wide'

/** Returns the open store. */
export function storeConnection(): Database {
  return processWide('connection', () => openDatabase(loadConfig().databasePath))
}
