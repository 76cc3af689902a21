// Opens the store: an SQLite file or a PostgreSQL, in one synchronous form for bulk and hot reads; through Prisma for the rest.
import { resolve } from 'node:path'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaPg } from '@prisma/adapter-pg'
import { AppError } from '../errors'
import { PrismaClient } from './generated/sqlite/client'
import { PrismaClient as PostgresPrismaClient } from './generated/postgresql/client'
import { PostgresDatabase, type PostgresOptions } from './postgres/postgres-database'
import { BUSY_MILLISECONDS, openImmutable, openSqlite } from './sqlite'
import type { Database } from './statement'

export type { Database } from './statement'

/** Whether the address is that of a PostgreSQL: postgresql:// or postgres://. */
export function isPostgresAddress(address: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(address)
}

/** Whether the store is a PostgreSQL. */
export function isPostgres(database: Database): database is PostgresDatabase {
  return database instanceof PostgresDatabase
}

/** Opens the store of an address: a path of an SQLite file, which is made when missing, or postgresql://. Close it after use. */
export function openDatabase(address: string, options: PostgresOptions = {}): Database {
  return isPostgresAddress(address) ? new PostgresDatabase(address, options) : openSqlite(address)
}

/** Opens a store that is only read: an SQLite file that nobody changes, or a PostgreSQL. Writes fail. */
export function openReadOnly(address: string, options: PostgresOptions = {}): Database {
  return isPostgresAddress(address)
    ? new PostgresDatabase(address, { ...options, isReadOnly: true })
    : openImmutable(address)
}

/** Opens Prisma on the same store. Disconnect it after use. */
export function openPrisma(address: string): PrismaClient {
  if (isPostgresAddress(address)) {
    const client = new PostgresPrismaClient({
      adapter: new PrismaPg({ connectionString: address }),
    })
    // Both are generated from one model file and differ in their provider only.
    return client as unknown as PrismaClient
  }
  const adapter = new PrismaLibSql({ url: `file:${resolve(address)}`, timeout: BUSY_MILLISECONDS })
  return new PrismaClient({ adapter })
}

/**
 * Runs the work in one transaction: all of it stays or none. One writes at a time; `isBeside` lets others write meanwhile where the
 * store can, for work whose rows cannot clash with theirs. Throws `keeps-nothing` where the store is only read.
 */
export function inTransaction<T>(
  database: Database,
  work: () => T,
  { isBeside = false }: { isBeside?: boolean } = {},
): T {
  const end = begin(database, isBeside)
  try {
    const result = work()
    end('COMMIT')
    return result
  } catch (error) {
    endQuietly(end)
    throw isReadOnlyError(error) ? keepsNothing() : error
  }
}

function begin(database: Database, isBeside: boolean): (how: 'COMMIT' | 'ROLLBACK') => void {
  if (isPostgres(database)) {
    database.begin(isBeside ? 'beside' : 'alone')
    return (how) => database.end(how)
  }
  database.exec('BEGIN IMMEDIATE')
  return (how) => database.exec(how)
}

/** Where a transaction cannot even be rolled back its connection is gone, and all of it with that; the first error tells why. */
function endQuietly(end: (how: 'ROLLBACK') => void): void {
  try {
    end('ROLLBACK')
  } catch {}
}

function isReadOnlyError(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_READONLY' || codeOf(error) === '25006'
}

/** Whether an error says that another connection is writing; of PostgreSQL: a lock not to be had, a deadlock, a serialisation. */
export function isBusy(error: unknown): boolean {
  return /^(?:SQLITE_(?:BUSY|LOCKED)|55P03|40P01|40001)/.test(codeOf(error))
}

/** Whether an error says that the store cannot be reached at the moment. */
export function isAway(error: unknown): boolean {
  return codeOf(error) === 'STORE_AWAY'
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code)
}

/** Does the work, in which a write that finds another writer fails at once instead of waiting. */
export function withoutWaiting<T>(database: Database, work: () => T): T {
  if (isPostgres(database)) {
    database.isImpatient = true
    try {
      return work()
    } finally {
      database.isImpatient = false
    }
  }
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
