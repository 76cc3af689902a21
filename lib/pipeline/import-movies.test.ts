import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Problem } from '@/lib/catalogue/problem'
import { type Database, isPostgres } from '@/lib/db/database'
import { countMovies, FIRST_LOCAL_ID, listMovies } from '@/lib/db/movies'
import { openTestStore } from '@/lib/db/store.fixture'
import { movielens } from '@/lib/sources/movielens/source'
import { importMovies } from './import-movies'

let store: ReturnType<typeof openTestStore>
let folder: string
let database: Database
const set = () => join(folder, 'set')
const run = (onProblem?: (problem: Problem) => void) =>
  importMovies(database, movielens, set(), { thisYear: 2026, onProblem })

function writeSet(films: number, extra = ''): void {
  mkdirSync(set(), { recursive: true })
  const rows = Array.from(
    { length: films },
    (_, i) => `${i + 1},Film number ${i + 1} (${1950 + (i % 70)}),Drama\n`,
  )
  writeFileSync(join(set(), 'movies.csv'), `movieId,title,genres\n${rows.join('')}${extra}`)
}

beforeEach(() => {
  store = openTestStore()
  folder = store.folder
  database = store.database
})

afterEach(() => store.drop())

test('new films get local ids, and what was wrong is counted by reason', async () => {
  writeSet(3, 'x,Nothing (1999),Drama\n9,Old one (1066),Drama\n')
  const problems: Problem[] = []
  const summary = await run((problem) => problems.push(problem))
  expect(summary).toMatchObject({
    read: 5,
    added: 4,
    merged: 0,
    dropped: 1,
    reasons: { 'missing-id': 1, 'year-range': 1 },
  })
  expect(problems.map(({ line }) => line)).toEqual([5, 6])
  expect(listMovies(database)[0]!.id).toBe(FIRST_LOCAL_ID)
})

test('the same file again changes nothing, also after its ledger is lost', async () => {
  writeSet(20)
  await run()
  const before = listMovies(database)
  expect(await run()).toMatchObject({ isAgain: true })
  database.prepare('DELETE FROM Import').run()
  expect(await run()).toMatchObject({ added: 0, merged: 0, unchanged: 20 })
  expect(listMovies(database)).toEqual(before)
})

test('a file with nothing usable is an error that says what was expected', async () => {
  writeSet(0, 'x,Nothing (1999),Drama\n')
  await expect(run()).rejects.toThrow(/nothing usable[\s\S]*movies\.csv/)
})

test('killed half-way, an import leaves the store whole and the next one finishes it', async () => {
  const films = 4000
  writeSet(films)
  const args = ['--import', 'tsx', 'lib/pipeline/cli.ts', 'import', 'movielens', set()]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: store.url },
    stdio: 'ignore',
  })
  const halfway = await killWhenBegun(child)
  expect(halfway).toBeGreaterThan(0)
  expect(halfway).toBeLessThan(films)
  if (!isPostgres(database))
    expect(database.prepare('PRAGMA integrity_check').get()).toMatchObject({
      integrity_check: 'ok',
    })
  const summary = await run()
  expect(summary.resumedAt).toBeGreaterThanOrEqual(halfway)
  expect(countMovies(database)).toBe(films)
})

/** Kills the process as soon as the store holds some of its films; returns how many. */
async function killWhenBegun(child: ChildProcess): Promise<number> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (countMovies(database) === 0 && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 1))
  child.kill('SIGKILL')
  await ended
  return countMovies(database)
}
