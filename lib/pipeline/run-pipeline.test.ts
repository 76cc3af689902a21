import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findServing, listVersions, readModelArtefact, refOf } from '@/lib/db/registry'
import { findRun, listRuns } from '@/lib/db/runs'
import { listSnapshots } from '@/lib/db/snapshots'
import { readRatings } from '@/lib/db/ratings'
import { nameOrigin } from '@/lib/outgoing'
import { lastMetric } from '@/lib/runs/run'
import { startMlflow } from '@/lib/sources/mlflow/server.fixture'
import { exportToMlflow } from './export-mlflow'
import { runPipeline } from './run-pipeline'
import { openSmallWorld } from './small-world.fixture'
import type { PipelineOptions } from './steps/context'
import { isKeptApart, prepareTraining } from './training-data'

// Models are trained several times here, on machines that may be busy.
vi.setConfig({ testTimeout: 90_000 })

let world: ReturnType<typeof openSmallWorld>
beforeAll(() => {
  world = openSmallWorld()
})
afterAll(() => world.drop())

function walk(changes: Partial<PipelineOptions> = {}) {
  return runPipeline(world.database, {
    databaseAddress: world.address,
    ratings: [{ source: 'movielens', path: world.ratings }],
    seed: 1,
    isPromoting: false,
    suitesFolder: world.suites,
    artefactsFolder: join(world.folder, 'artefacts'),
    work: {},
    threads: 1,
    environment: { revision: 'abc' },
    tags: { by: 'the test' },
    signal: new AbortController().signal,
    now: Date.now,
    tell: () => {},
    ...changes,
  })
}

const runOf = (id: string) => findRun(world.database, id)!
const statesOf = (id: string) => runOf(id).steps.map(({ state }) => state)
const ALL_SKIPPED = new Array(6).fill('skipped')

// The tests follow each other as an operator's day does.
test('a first walk imports, validates, trains, measures and registers, and says that the model deserves to serve', async () => {
  const { runId, ref, isOpen, isServing } = await walk()
  const run = runOf(runId)
  expect(statesOf(runId)).toEqual(new Array(6).fill('done'))
  expect({ isOpen, isServing, state: run.state }).toEqual({
    isOpen: true,
    isServing: false,
    state: 'finished',
  })
  expect(run).toMatchObject({ tags: { by: 'the test' }, parameters: { seed: 1 } })
  expect(lastMetric(run, 'ndcg10')).toBeGreaterThan(lastMetric(run, 'content.ndcg10')! * 0.5)
  expect(lastMetric(run, 'guard.ndcg10.p')).not.toBeNull()
  expect(run.metrics.filter(({ key }) => key === 'weights.gain').length).toBeGreaterThan(5)
  expect(run.artefacts).toMatchObject([
    { name: 'hybrid', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ])
  expect(existsSync(run.artefacts[0]!.path)).toBe(true)
  expect(listSnapshots(world.database, { runId }).map(({ isAccepted }) => isAccepted)).toEqual([
    true,
    true,
  ])
  const version = listVersions(world.database).find((one) => refOf(one) === ref)!
  expect(version.runId).toBe(runId)
  expect(Buffer.from(readModelArtefact(world.database, version.id))).toEqual(
    readFileSync(run.artefacts[0]!.path),
  )
})

test('the same again skips every step, and has the figures and looks all the same', async () => {
  const { runId } = await walk()
  expect(statesOf(runId)).toEqual(ALL_SKIPPED)
  expect(lastMetric(runOf(runId), 'ndcg10')).toBe(
    lastMetric(listRuns(world.database)[1]!, 'ndcg10'),
  )
  expect(listSnapshots(world.database, { runId })).toHaveLength(2)
  expect(runOf(runId).artefacts).toHaveLength(1)
})

test('an artefact that is gone is trained again, to the same bytes', async () => {
  const { path, sha256 } = listRuns(world.database)[0]!.artefacts[0]!
  rmSync(path)
  const { runId } = await walk()
  expect(statesOf(runId)).toEqual(['skipped', 'skipped', 'skipped', 'done', 'skipped', 'skipped'])
  expect(runOf(runId).artefacts[0]!.sha256).toBe(sha256)
})

test('a hybrid of which the database counted what is liked together is the same to the byte', async () => {
  const { path, sha256 } = listRuns(world.database)[0]!.artefacts[0]!
  rmSync(path)
  const said: string[] = []
  const { runId } = await walk({
    isPushingDown: true,
    tell: (event) => event.kind === 'said' && said.push(event.text),
  })
  expect(said).toContain('counting what is liked together, in the database')
  expect(runOf(runId).artefacts[0]!.sha256).toBe(sha256)
})

test('another seed trains anew, on data that need not be looked at again, and may be let serve at once', async () => {
  const { runId, ref, isServing } = await walk({ seed: 2, isPromoting: true })
  expect(statesOf(runId)).toEqual(['skipped', 'skipped', 'skipped', 'done', 'done', 'done'])
  expect(isServing).toBe(true)
  expect(refOf(findServing(world.database)!)).toBe(ref)
})

test('a run arrives at MLflow with figures over steps, artefact and model, once', async () => {
  const server = await startMlflow()
  try {
    const [run] = listRuns(world.database)
    const settings = { uri: server.url, timeoutSeconds: 5, retries: 0 }
    const first = await exportToMlflow(world.database, run!.id, settings)
    const again = await exportToMlflow(world.database, run!.id, settings)
    expect(again.runId).toBe(first.runId)
    expect(server.store.runs).toHaveLength(1)
    const [theirs] = server.store.runs
    expect(theirs!.params.get('seed')).toBe('2')
    expect(theirs!.tags.get('revision')).toBe('abc')
    expect(theirs!.metrics.filter(({ key }) => key === 'weights.gain').length).toBeGreaterThan(5)
    expect(first.modelVersion).toBe('1')
  } finally {
    await server.close()
  }
  nameOrigin('http://127.0.0.1:9')
  await expect(
    exportToMlflow(world.database, listRuns(world.database)[0]!.id, {
      uri: 'http://127.0.0.1:9',
      timeoutSeconds: 1,
      retries: 0,
    }),
  ).rejects.toThrow(/127.0.0.1:9/)
})

test('bad data stops the walk before anything learns from it, and is kept with the rows', async () => {
  const { database } = world
  database.prepare('INSERT INTO Rating VALUES (1, 999, 8, 1500000000)').run()
  database.prepare("UPDATE RatingSet SET rows = rows + 1, fingerprint = 'changed'").run()
  await expect(walk({ ratings: [] })).rejects.toThrow(
    /ratings.movie: expect_column_values_to_exist_in_table[\s\S]*purge ratings/,
  )
  const [run] = listRuns(database)
  expect(run!.state).toBe('failed')
  expect(run!.steps.map(({ state }) => state)).toEqual([
    'done',
    'failed',
    'waiting',
    'waiting',
    'waiting',
    'waiting',
  ])
  const look = listSnapshots(database, { runId: run!.id }).find(({ name }) => name === 'ratings')!
  expect(look.isAccepted).toBe(false)
  expect(look.report.offending[0]).toMatchObject([{ movie: 999, rating: 4 }])
  expect(look.drift).not.toBeNull()
  database.prepare('DELETE FROM Rating WHERE movieId = 999').run()
})

test('a walk that is stopped leaves the store whole, and the next one goes on', async () => {
  const stop = new AbortController()
  const stopped = walk({
    ratings: [],
    seed: 3,
    signal: stop.signal,
    tell: (event) => {
      if (event.kind === 'said' && event.text === 'weights') stop.abort()
    },
  })
  await expect(stopped).rejects.toThrow(/asked to stop/)
  expect(listRuns(world.database)[0]!.state).toBe('stopped')
  const { runId } = await walk({ ratings: [], seed: 3 })
  expect(statesOf(runId).slice(0, 3)).toEqual(['skipped', 'skipped', 'skipped'])
  expect(runOf(runId).state).toBe('finished')
})

test('the people kept apart are the same in every run, about a tenth, and nothing of theirs is learned from', () => {
  const ratings = readRatings(world.database)
  const movies = Array.from({ length: 60 }, (_, i) => ({
    id: i + 1,
    title: `Film ${i}`,
    year: null,
    genres: [],
    directors: [],
    cast: [],
    keywords: [],
    language: null,
    collection: null,
  }))
  const { training, apart } = prepareTraining(movies as never, ratings)
  ratings.raters.forEach(({ source, key }, user) => {
    const [mine, other] = isKeptApart(source, key)
      ? [apart, training.interactions]
      : [training.interactions, apart]
    expect(other.offsets[user + 1]! - other.offsets[user]!).toBe(0)
    expect(mine.offsets[user + 1]! - mine.offsets[user]!).toBeGreaterThan(0)
  })
  const many = Array.from({ length: 5000 }, (_, i) => isKeptApart('movielens', String(i)))
  expect(many.filter(Boolean).length / 5000).toBeCloseTo(0.1, 1)
  expect(many).toEqual(Array.from({ length: 5000 }, (_, i) => isKeptApart('movielens', String(i))))
})
