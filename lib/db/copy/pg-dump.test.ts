import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from '../../../scripts/postgres.mjs'
import { type Database, openDatabase } from '../database'
import { saveEvents } from '../events'
import { migrate } from '../migrate'
import { copyStore } from './copy-store'
import { describeTables } from './describe-tables'
import { addRatings, fillEveryTable } from './filled-store.fixture'
import { checksumOf } from './table-checksum'

const run = promisify(execFile)
const MIGRATIONS = 'prisma/migrations'

let server: Awaited<ReturnType<typeof startPostgres>>
let folder: string

beforeAll(async () => {
  server = await startPostgres()
  folder = mkdtempSync(join(tmpdir(), 'marquee-dump-'))
}, 60_000)
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
}, 60_000)

function fill(target: Database): void {
  const source = openDatabase(join(folder, 'source.db'))
  migrate(source, MIGRATIONS)
  fillEveryTable(source)
  addRatings(source, 50, 1000)
  copyStore({ source, target }, { from: 'a', migrationsFolder: MIGRATIONS })
  source.close()
}

function look(database: Database, at: number): void {
  saveEvents(database, [
    { source: 'site', visitor: 'meanwhile', kind: 'view', movieId: 1, query: null, at },
  ])
}

function checksums(database: Database, only: string): Record<string, unknown> {
  return Object.fromEntries(
    describeTables(database).map((table) => [
      table.name,
      checksumOf(database, table.name === 'Event' ? { ...table, only } : table),
    ]),
  )
}

test('pg_dump takes a store that is written to as it is at one moment, and pg_restore brings it back whole', async () => {
  const database = openDatabase(server.address)
  fill(database)
  const file = join(folder, 'marquee.dump')
  const tool = (name: string) => join(server.programs, name)
  let isDumped = false
  const dump = run(tool('pg_dump'), ['--format=custom', `--file=${file}`, server.address]).finally(
    () => {
      isDumped = true
    },
  )
  let written = 0
  while (!isDumped) {
    look(database, ++written)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await dump
  expect(written).toBeGreaterThan(5)
  database.exec('CREATE DATABASE restored')
  const address = server.address.replace(/postgres$/, 'restored')
  await run(tool('pg_restore'), [
    ...['--clean', '--if-exists', '--no-owner', '--single-transaction'],
    ...[`--dbname=${address}`, file],
  ])
  const restored = openDatabase(address)
  const kept = restored.prepare(
    `SELECT count(*) AS n, max(at) AS last FROM Event WHERE visitor = ?`,
  )
  const { n, last } = kept.get('meanwhile') as { n: number; last: number | null }
  // Of what came meanwhile all up to one moment is there, and nothing after it.
  expect(n).toBe(last ?? 0)
  expect(n).toBeLessThan(written)
  const upTo = `(visitor <> 'meanwhile' OR "at" <= ${n})`
  expect(checksums(restored, upTo)).toEqual(checksums(database, upTo))
  look(restored, written + 1)
  restored.close()
  database.close()
}, 120_000)
