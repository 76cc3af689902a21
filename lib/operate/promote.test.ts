import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  findServing,
  getVersion,
  isVersionWhole,
  listPromotions,
  listVersions,
  previousServing,
  readModelArtefact,
  refOf,
  registerModel,
} from '@/lib/db/registry'
import { createRun, saveMetrics, saveStep } from '@/lib/db/runs'
import { saveSnapshot } from '@/lib/db/snapshots'
import { findState } from '@/lib/db/state'
import { openTestStore } from '@/lib/db/store.fixture'
import { lineageOf } from './lineage'
import { judgeVersion, promote, rollback } from './promote'

const announced = vi.hoisted(() => vi.fn())
vi.mock('@/lib/shared/news', () => ({ announceChange: announced }))

let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
  store.database
    .prepare(
      `INSERT INTO Model (name, version, fingerprint, parameters, vocabulary, isChampion, createdAt)
       VALUES ('content', 'c0ffee', 'f', ?, ?, true, '2026-01-01T00:00:00.000Z')`,
    )
    .run('{}', Buffer.from('[]'))
})
afterEach(() => store.drop())

const now = 5000

function register(version: string, runId: string | null = null): void {
  const artefact = Buffer.from(`rows of ${version}`)
  const sha256 = createHash('sha256').update(artefact).digest('hex')
  registerModel(store.database, {
    name: 'hybrid',
    version,
    fingerprint: 'f',
    parameters: { seed: 1 },
    artefact,
    sha256,
    runId,
    now,
  })
}

function run(id: string, p: number, difference = -0.01, failure: string | null = null): void {
  const { database } = store
  createRun(database, {
    id,
    name: 'hybrid',
    startedAt: 1,
    parameters: {},
    tags: {},
    environment: { revision: 'abc' },
    steps: ['import'],
  })
  const guard = { challenger: 0.3 + difference, champion: 0.3, difference, p }
  saveMetrics(
    database,
    id,
    Object.entries(guard).map(([part, value]) => ({
      key: `guard.ndcg10.${part}`,
      value,
      step: 0,
      at: 1,
    })),
  )
  const sets = [{ source: 'movielens', fingerprint: 'ff', path: 'ratings.csv', rows: 9 }]
  saveStep(
    database,
    id,
    { name: 'import', state: 'done', fingerprint: 'f', startedAt: 1, endedAt: 2, detail: null },
    { sets },
  )
  const result = {
    success: failure === null,
    severity: 'critical',
    result: { observed_value: 1 },
    expectation_config: {
      expectation_type: failure ?? 'expect_x',
      kwargs: { column: 'user' },
      meta: {},
    },
  }
  saveSnapshot(database, {
    runId: id,
    name: 'ratings',
    fingerprint: 'f',
    rows: 9,
    profile: {} as never,
    report: { results: [result], offending: {} } as never,
    drift: null,
    isAccepted: failure === null,
    createdAt: 1,
  })
}

const serving = () => refOf(findServing(store.database)!)
const go = (asked: string, reason: string | null = null) =>
  promote(store.database, asked, { reason, now })

test('content serves until a hybrid does, and again when it is promoted', () => {
  register('aaa111')
  expect(serving()).toBe('content@c0ffee')
  go('hybrid@aaa111')
  expect(serving()).toBe('hybrid@aaa111')
  expect(listVersions(store.database).filter(({ isServing }) => isServing)).toHaveLength(1)
  go('content')
  expect(serving()).toBe('content@c0ffee')
})

test('rolling back twice goes back two, not to and fro, and servers are told each time', () => {
  const { database } = store
  register('aaa111')
  register('bbb222')
  const states = new Set<string | null>()
  const note = () => states.add(findState(database, 'champion'))
  go('aaa')
  note()
  go('bbb')
  note()
  expect(previousServing(database)).toBe('hybrid@aaa111')
  expect(refOf(rollback(database, { reason: 'it was worse', now }))).toBe('hybrid@aaa111')
  note()
  expect(refOf(rollback(database, { reason: null, now }))).toBe('content@c0ffee')
  note()
  expect(serving()).toBe('content@c0ffee')
  expect(() => rollback(database, { reason: null, now })).toThrow(
    /Nothing served before|nothing to roll back/,
  )
  expect(states.size).toBe(4)
  go('bbb')
  expect(refOf(rollback(database, { reason: null, now }))).toBe('content@c0ffee')
  expect(listPromotions(database)[2]).toMatchObject({ kind: 'rollback', previous: 'hybrid@aaa111' })
})

test('rolling back to content finds it although it was trained anew meanwhile', () => {
  register('aaa111')
  go('aaa')
  store.database.prepare("UPDATE Model SET version = 'decaf' WHERE name = 'content'").run()
  expect(refOf(rollback(store.database, { reason: null, now }))).toBe('content@decaf')
})

test('the gate holds back what is significantly worse, unless a reason is given, which is kept', () => {
  run('run-worse', 0.01)
  register('aaa111', 'run-worse')
  expect(() => go('aaa')).toThrow(/ndcg10 is significantly worse[\s\S]*--reason/)
  expect(() => go('aaa', 'so')).toThrow(/significantly worse/)
  expect(serving()).toBe('content@c0ffee')
  go('aaa', 'the champion knows the people of the test')
  expect(listPromotions(store.database)[0]).toMatchObject({
    isForced: true,
    reason: 'the champion knows the people of the test',
    objections: [expect.stringMatching(/significantly worse/)],
  })
})

test('the gate holds back what learned from data that failed, or that nobody looked at', () => {
  run('run-bad', 1, 0.1, 'expect_column_values_to_not_be_null')
  register('aaa111', 'run-bad')
  expect(() => go('aaa')).toThrow(/ratings.user: expect_column_values_to_not_be_null/)
  createRun(store.database, {
    id: 'run-blind',
    name: 'hybrid',
    startedAt: 1,
    parameters: {},
    tags: {},
    environment: {},
    steps: [],
  })
  register('bbb222', 'run-blind')
  expect(judgeVersion(store.database, getVersion(store.database, 'bbb'), null).objections).toEqual([
    expect.stringMatching(/not validated/),
  ])
})

test('damaged bytes never serve, whatever the reason', () => {
  const { database } = store
  register('aaa111')
  register('bbb222')
  go('aaa')
  go('bbb')
  database.prepare('UPDATE Model SET artefact = ? WHERE version = ?').run(Buffer.alloc(1), 'aaa111')
  const damaged = getVersion(database, 'aaa')
  expect(isVersionWhole(database, damaged)).toBe(false)
  expect(() => readModelArtefact(database, damaged.id)).toThrow(/checksum/)
  expect(() => go('aaa', 'it has to be this one now')).toThrow(/not the bytes that were written/)
  expect(() => rollback(database, { reason: null, now })).toThrow(/damaged/)
  expect(serving()).toBe('hybrid@bbb222')
})

test('what serves already is told, and so is a version that is unknown or not clear', () => {
  register('abc111')
  register('abc222')
  go('abc111')
  expect(() => go('abc111')).toThrow(/serves already/)
  expect(() => go('abc')).toThrow(/exactly one of: hybrid@abc222, hybrid@abc111/)
  expect(() => go('xyz')).toThrow(/Got model «xyz»/)
})

test('registering the same version twice keeps the first', () => {
  register('aaa111', 'run-1')
  register('aaa111', 'run-2')
  const found = listVersions(store.database).filter(({ version }) => version === 'aaa111')
  expect(found.map(({ runId }) => runId)).toEqual(['run-1'])
})

test('a version is followed back to its run, the looks at the data and the files', () => {
  run('run-good', 0.5)
  register('aaa111', 'run-good')
  go('aaa')
  const lineage = lineageOf(store.database, null)
  expect(lineage).toMatchObject({
    model: 'hybrid@aaa111',
    run: { id: 'run-good', revision: 'abc' },
    tables: [{ name: 'ratings', rows: 9 }],
    files: [{ path: 'ratings.csv', fingerprint: 'ff' }],
  })
  expect(lineage.lines.join('\n')).toMatch(
    /made by run run-good[\s\S]*ratings.csv of movielens: 9 ratings/,
  )
  expect(lineageOf(store.database, getVersion(store.database, 'content')).lines[0]).toMatch(
    /trained on the films/,
  )
})

test('replicas are told of a promotion and of going back, and of nothing that did not happen', () => {
  register('aaa111')
  announced.mockClear()
  const seen: string[] = []
  announced.mockImplementation(() => seen.push(serving()))
  go('hybrid@aaa111')
  rollback(store.database, { reason: null, now })
  expect(seen).toEqual(['hybrid@aaa111', 'content@c0ffee'])
  expect(() => go('content@c0ffee')).toThrow(/serves already/)
  expect(announced).toHaveBeenCalledTimes(2)
})
