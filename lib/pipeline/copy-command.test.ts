import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tablesOf } from '@/lib/db/backup'
import { addRatings, fillEveryTable } from '@/lib/db/copy/filled-store.fixture'
import { openDatabase } from '@/lib/db/database'
import { migrate } from '@/lib/db/migrate'
import { startPostgres } from '../../scripts/postgres.mjs'
import { MIGRATIONS_FOLDER } from './paths'

const run = promisify(execFile)
const CLI = ['--import', 'tsx', 'lib/pipeline/cli.ts', 'copy']
const PEOPLE = 300
const FILMS = 1000

let server: Awaited<ReturnType<typeof startPostgres>>
let folder: string
let path: string

beforeAll(async () => {
  server = await startPostgres()
  folder = mkdtempSync(join(tmpdir(), 'marquee-copy-command-'))
  path = join(folder, 'source.db')
  const source = openDatabase(path)
  migrate(source, MIGRATIONS_FOLDER)
  fillEveryTable(source)
  addRatings(source, PEOPLE, FILMS)
  source.close()
}, 60_000)
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
}, 60_000)

async function copy(args: string[], environment: Record<string, string> = {}) {
  const env = { ...process.env, DATABASE_URL: '', ...environment }
  const { stdout } = await run(process.execPath, [...CLI, ...args], { env })
  return { stdout, figures: JSON.parse(stdout.trim().split('\n').at(-1) ?? '') }
}

async function refusal(args: string[], environment: Record<string, string> = {}) {
  const error = await copy(args, environment).catch((thrown: unknown) => thrown)
  const { stderr, code } = error as { stderr: string; code: number }
  return { code, stderr }
}

async function untilHalf(address: string): Promise<void> {
  const target = openDatabase(address)
  for (;;) {
    await pause(30)
    if (!tablesOf(target).includes('Rating')) continue
    const row = target.prepare('SELECT count(*) AS ratings FROM Rating').get()
    if ((row as { ratings: number }).ratings > FILMS * 50) break
  }
  target.close()
}

test('a copy that is killed midway goes on where it was, and a third brings nothing', async () => {
  const args = ['--from', `file:${path}`, '--to', server.address, '--json']
  const killed = spawn(process.execPath, [...CLI, ...args], { stdio: 'ignore' })
  const ended = once(killed, 'exit')
  await untilHalf(server.address)
  killed.kill('SIGKILL')
  expect((await ended)[1]).toBe('SIGKILL')
  const { figures, stdout } = await copy(args)
  expect(figures).toMatchObject({ equal: true, removedRows: 0 })
  expect(figures.rows).toBeGreaterThan(PEOPLE * FILMS)
  expect(figures.copiedRows).toBeGreaterThan(0)
  expect(figures.copiedRows).toBeLessThan(figures.rows - FILMS * 50)
  expect(stdout).toMatch(/Rating {2,}300,012 {2,}300,012 {2,}[0-9a-f]{12} {2,}yes/)
  const words = { DATABASE_URL: `file:${path}` }
  const third = await copy(['--from', 'sqlite', ...args.slice(2)], words)
  expect(third.figures).toMatchObject({ equal: true, copiedRows: 0 })
  expect(Object.keys(third.figures).sort()).toEqual(
    ['copiedRows', 'equal', 'removedRows', 'rows', 'seconds', 'tables'].sort(),
  )
}, 120_000)

test('addresses that cannot be are refused in words that show no password', async () => {
  const text = join(folder, 'text.db')
  writeFileSync(text, 'no database at all, but long enough to be taken for one. '.repeat(100))
  const there = ['--to', 'postgresql://ada:hunter2@127.0.0.1:1/films']
  const cases: [string[], RegExp][] = [
    [['--from', 'mysql://ada:hunter2@host/films', '--to', 'sqlite'], /something else for --from/],
    [['--from', 'postgresql://ada:hunter2@', '--to', 'sqlite'], /something else for --from/],
    [['--from', 'sqlite', '--to', 'postgres'], /DATABASE_URL names no PostgreSQL/],
    [['--from', `file:${folder}/none.db`, ...there], /no file .*none\.db/],
    [['--from', `file:${text}`, ...there], /Got no use of a store/],
    [['--from', `file:${path}`, ...there], /cannot be reached.*same command again/],
    [['--from', `file:${path}`, '--to', `file:${folder}/./source.db`], /expected two stores/],
    [
      ['--from', `file:${path}`, '--to', server.address.replace(/postgres$/, 'nowhere')],
      /"nowhere" does not exist/,
    ],
  ]
  for (const [args, words] of cases) {
    const { code, stderr } = await refusal(args)
    expect(stderr).toMatch(words)
    expect(stderr).not.toMatch(/hunter2|\n {4}at /)
    expect(code).toBeGreaterThan(0)
  }
}, 120_000)
