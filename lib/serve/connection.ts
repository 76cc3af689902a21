// The one connection that online answers read and write by.
import 'server-only'
import { existsSync } from 'node:fs'
import { loadConfig } from '@/lib/config'
import { type Database, keepsNothing, openDatabase, openReadOnly } from '@/lib/db/database'
import { findState } from '@/lib/db/state'
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

/**
 * Where films and their rows of that content are read: on Vercel, beside a PostgreSQL, from the file that the build traced into the
 * function, as long as it holds the same; a disk is nearer than a database.
 */
export function filmsConnection(content: string): Database {
  const { embeddedAddress } = loadConfig()
  if (embeddedAddress === null || !existsSync(embeddedAddress)) return storeConnection()
  const embedded = processWide('embedded', () => openReadOnly(embeddedAddress))
  return findState(embedded, 'content') === content ? embedded : storeConnection()
}

/** Stands before whatever keeps something. Throws `keeps-nothing` where the store is only read. */
export function requireWritable(): void {
  if (loadConfig().isReadOnly) throw keepsNothing()
}
