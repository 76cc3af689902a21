// For tests: an empty store of their own, an SQLite file or a database of the PostgreSQL that TEST_POSTGRES names.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, isPostgres, openDatabase } from './database'
import { migrate } from './migrate'

const MIGRATIONS = 'prisma/migrations'
/** Databases are copied from this one, which has all tables. */
const TEMPLATE = 'marquee_template'

export type TestStore = {
  database: Database
  /** What `openDatabase` takes: for tests that open the store a second time. */
  address: string
  /** The same as DATABASE_URL has it. */
  url: string
  /** A folder that goes with the store. */
  folder: string
  drop: () => void
}

/** Opens a store with all its tables; `drop` closes and deletes it. */
export function openTestStore(): TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-'))
  const server = process.env.TEST_POSTGRES
  const address = server ? takeDatabase(server) : join(folder, 'store.db')
  const database = openDatabase(address)
  if (!isPostgres(database)) migrate(database, MIGRATIONS)
  const drop = () => {
    database.close()
    if (server) free.push(address)
    rmSync(folder, { recursive: true, force: true })
  }
  const url = server ? address : `file:${address}`
  return { database, address, url, folder, drop }
}

/** Databases of this process that no test uses at the moment: emptying one is faster than making one. */
const free: string[] = []

function takeDatabase(server: string): string {
  const used = free.pop()
  if (used) {
    onServer(used, empty)
    return used
  }
  const name = `test_${randomBytes(8).toString('hex')}`
  onServer(server, (main) => main.exec(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`))
  return addressOf(server, name)
}

function empty(database: Database): void {
  const tables = database
    .prepare(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = current_schema() AND table_name <> '_prisma_migrations'`,
    )
    .all() as { name: string }[]
  const names = tables.map(({ name }) => `"${name}"`).join(', ')
  database.exec(`TRUNCATE ${names} RESTART IDENTITY CASCADE`)
}

/** Makes the database that the others are copied from. Once a server. */
export function makeTemplate(server: string): void {
  onServer(server, (main) => main.exec(`CREATE DATABASE ${TEMPLATE}`))
  onServer(addressOf(server, TEMPLATE), (template) => migrate(template, MIGRATIONS))
}

function onServer(address: string, work: (database: Database) => unknown): void {
  const database = openDatabase(address)
  try {
    work(database)
  } finally {
    database.close()
  }
}

function addressOf(server: string, name: string): string {
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.href
}

/** Every column of every table in which a value stands, whatever the tables are: «Rater.key». */
export function tracesOf(database: Database, value: string): string[] {
  const columns = database.prepare(COLUMNS[isPostgres(database) ? 'postgresql' : 'sqlite']).all()
  return (columns as { tab: string; col: string }[])
    .filter(({ tab, col }) =>
      database
        .prepare(`SELECT 1 AS found FROM "${tab}" WHERE CAST("${col}" AS TEXT) = ? LIMIT 1`)
        .get(value),
    )
    .map(({ tab, col }) => `${tab}.${col}`)
}

const COLUMNS = {
  sqlite: `SELECT t.name AS tab, c.name AS col FROM sqlite_master t, pragma_table_info(t.name) c
    WHERE t.type = 'table'`,
  postgresql: `SELECT table_name AS tab, column_name AS col FROM information_schema.columns
    WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`,
}
