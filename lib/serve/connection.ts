// The one connection that online answers read and write by.
import 'server-only'
import { loadConfig } from '@/lib/config'
import { type Database, openDatabase } from '@/lib/db/database'

// The bundler may make several copies of this module; the process keeps one connection.
const shared = globalThis as { marqueeConnection?: Database }

/** Returns the open store. */
export function storeConnection(): Database {
  shared.marqueeConnection ??= openDatabase(loadConfig().databasePath)
  return shared.marqueeConnection
}
