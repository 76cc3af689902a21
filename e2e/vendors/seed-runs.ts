// Fills a copy of the store with what the dashboard shows: ratings, looks at the data, runs and versions of models.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { type Database, openDatabase } from '@/lib/db/database'
import { saveEvents } from '@/lib/db/events'
import { listMovies } from '@/lib/db/movies'
import { readRatings } from '@/lib/db/ratings'
import { registerModel } from '@/lib/db/registry'
import { addLog, createRun, endRun, saveArtefact, saveMetrics, saveStep } from '@/lib/db/runs'
import { findAccepted, saveSnapshot } from '@/lib/db/snapshots'
import { importRatings } from '@/lib/pipeline/import-ratings'
import { PIPELINE_STEPS } from '@/lib/pipeline/run-pipeline'
import { dataTables, readSuites, validateData } from '@/lib/pipeline/validate-data'
import { RUNS } from '../support/places'

const HOUR = 3_600_000
const PEOPLE = 150
const FILMS_EACH = 20
/** No film has it. */
const UNKNOWN_FILM = 999_999_999

/** Seeds the store at that path; `folder` takes the file of ratings that is imported. */
export async function seedRuns(path: string, folder: string): Promise<void> {
  const database = openDatabase(path)
  try {
    await importSome(database, `${folder}/ratings.csv`)
    const begun = Date.now() - 3 * HOUR
    seedGoodRun(database, begun)
    seedBadRun(database, begun + HOUR)
    seedRunning(database, begun + 2 * HOUR)
  } finally {
    database.close()
  }
}

async function importSome(database: Database, file: string): Promise<void> {
  const films = database
    .prepare(
      'SELECT movielensId AS id FROM Movie WHERE movielensId IS NOT NULL ORDER BY id LIMIT 400',
    )
    .all() as { id: number }[]
  const lines = Array.from({ length: PEOPLE }, (_, user) =>
    Array.from({ length: FILMS_EACH }, (_, i) => {
      const film = films[(user * 7 + i * 19) % films.length]!.id
      return `${user + 1},${film},${1 + ((user + i) % 8) / 2},${1_500_000_000 + user * 1000 + i}`
    }),
  )
  writeFileSync(file, `userId,movieId,rating,timestamp\n${lines.flat().join('\n')}\n`)
  await importRatings(database, 'movielens', file, { now: Date.now })
  saveEvents(database, [
    { source: 'site', visitor: 'v1', kind: 'like', movieId: 1, query: null, at: Date.now() },
    { source: 'site', visitor: 'v1', kind: 'search', movieId: null, query: 'heat', at: Date.now() },
  ])
}

function seedGoodRun(database: Database, at: number): void {
  open(database, RUNS.good, at)
  look(database, RUNS.good, at)
  for (const name of PIPELINE_STEPS) step(database, RUNS.good, name, 'done', at)
  const curve = (key: string, value: (step: number) => number) =>
    Array.from({ length: 20 }, (_, i) => ({ key, value: value(i + 1), step: i + 1, at }))
  const figures = { ndcg10: 0.16, low: 0.11, high: 0.21, recall20: 0.17, coverage: 0.02 }
  const before = { 'champion.ndcg10': 0.14, 'champion.low': 0.1, 'champion.high': 0.19 }
  const guard = { challenger: 0.16, champion: 0.14, difference: 0.02, p: 0.2 }
  saveMetrics(database, RUNS.good, [
    ...curve('bridge.loss', (i) => 1 / i),
    ...curve('weights.gain', (i) => 0.25 - 0.1 / i),
    ...Object.entries({ ...figures, ...before }).map(([key, value]) => ({
      key,
      value,
      step: 0,
      at,
    })),
    ...Object.entries(guard).map(([part, value]) => ({
      key: `guard.ndcg10.${part}`,
      value,
      step: 0,
      at,
    })),
  ])
  const artefact = readFileSync('data/models/hybrid.bin')
  const sha256 = createHash('sha256').update(artefact).digest('hex')
  saveArtefact(database, RUNS.good, {
    name: 'hybrid',
    path: 'here',
    sha256,
    bytes: artefact.length,
  })
  registerModel(database, {
    name: 'hybrid',
    version: RUNS.version,
    fingerprint: 'seeded',
    parameters: { seed: 7 },
    artefact,
    sha256,
    runId: RUNS.good,
    now: at,
  })
  endRun(database, RUNS.good, { state: 'finished', endedAt: at + 240_000, dataFingerprint: 'good' })
}

function seedBadRun(database: Database, at: number): void {
  open(database, RUNS.bad, at)
  const { id } = database.prepare('SELECT min(id) AS id FROM Rater').get() as { id: number }
  database
    .prepare(
      'INSERT INTO Rating (raterId, movieId, halfStars, ratedAt) VALUES (?, ?, 8, 1500000000)',
    )
    .run(id, UNKNOWN_FILM)
  look(database, RUNS.bad, at)
  database.prepare('DELETE FROM Rating WHERE movieId = ?').run(UNKNOWN_FILM)
  step(database, RUNS.bad, 'import', 'done', at)
  step(database, RUNS.bad, 'validate', 'failed', at)
  endRun(database, RUNS.bad, { state: 'failed', endedAt: at + 5000, dataFingerprint: 'bad' })
}

function seedRunning(database: Database, at: number): void {
  open(database, RUNS.running, at)
  step(database, RUNS.running, 'import', 'done', at)
  saveStep(database, RUNS.running, {
    name: 'train',
    state: 'running',
    fingerprint: 'abc',
    startedAt: at,
    endedAt: null,
    detail: null,
  })
  addLog(database, RUNS.running, { at, level: 'info', text: 'train: ease' })
}

function open(database: Database, id: string, startedAt: number): void {
  createRun(database, {
    id,
    name: 'hybrid',
    startedAt,
    parameters: { seed: id === RUNS.good ? 7 : 8, isPromoting: false },
    tags: { by: 'the tests' },
    environment: { node: process.version, revision: 'none' },
    steps: [...PIPELINE_STEPS],
  })
}

function step(
  database: Database,
  runId: string,
  name: string,
  state: 'done' | 'failed',
  at: number,
): void {
  const detail = `${name} ${state}`
  saveStep(database, runId, {
    name,
    state,
    fingerprint: name,
    startedAt: at,
    endedAt: at + 900,
    detail,
  })
}

/** Looks at the data as the pipeline does, and keeps what it finds. */
function look(database: Database, runId: string, createdAt: number): void {
  const tables = dataTables({
    movies: listMovies(database),
    ratings: readRatings(database),
    events: [],
  })
  const suites = readSuites('data/expectations', ['movies', 'ratings', 'events'])
  const checks = validateData(
    tables,
    suites,
    (name) => findAccepted(database, name)?.profile ?? null,
  )
  for (const { name, rows, profile, report, offending, drift } of checks)
    saveSnapshot(database, {
      runId,
      name,
      fingerprint: runId,
      rows,
      profile,
      report: { ...report, offending },
      drift,
      isAccepted: !report.hasCriticalFailure,
      createdAt,
    })
}
