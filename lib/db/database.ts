// Opens the SQLite file: raw and prepared for bulk and hot reads, through Prisma for the rest.
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import Sqlite from 'libsql'
import { AppError } from '../errors'
import { PrismaClient } from './generated/client'

/** A synchronous connection with prepared statements. */
export type Database = Sqlite.Database

/** How long a writer waits for another before it gives up. */
const BUSY_MILLISECONDS = 10_000

/** Opens the file, which is created with its folder when missing. Close it after use. */
export function openDatabase(path: string): Database {
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
export function openReadOnly(path: string): Database {
  return new Sqlite(`${pathToFileURL(resolve(path))}?immutable=1`)
}

/** Opens Prisma on the same file. Disconnect it after use. */
export function openPrisma(path: string): PrismaClient {
  const adapter = new PrismaLibSql({ url: `file:${resolve(path)}`, timeout: BUSY_MILLISECONDS })
  return new PrismaClient({ adapter })
}

/** Runs the work in one transaction: all of it stays or none. Throws `keeps-nothing` where the file is only read. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    database.exec('ROLLBACK')
    throw (error as { code?: string }).code === 'SQLITE_READONLY' ? keepsNothing() : error
  }
}

/** Whether an error says that another connection is writing. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(String((error as { code?: unknown } | null)?.code))
}

/** Does the work, in which a write that finds another writer fails at once instead of waiting. */
export function withoutWaiting<T>(database: Database, work: () => T): T {
  database.exec('PRAGMA busy_timeout = 0')
  try {
    return work()
  } finally {
    database.exec(`PRAGMA busy_timeout = ${BUSY_MILLISECONDS}`)
  }
}

/** The error for whatever would be kept where the store is only read. */
export function keepsNothing(): AppError {
  return new AppError(
    'keeps-nothing',
    'Got something to keep, but this site is only read and keeps nothing. Take it to a Marquee that has a store of its own.',
  )
}
