import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  addLog,
  beatLock,
  createRun,
  endRun,
  findLock,
  findRun,
  findStepOfRun,
  findStepOutput,
  freeLock,
  listLogs,
  listRuns,
  saveArtefact,
  saveMetrics,
  saveStep,
  takeLock,
} from './runs'
import { openTestStore } from './store.fixture'

let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.drop())

function begin(id: string, startedAt = 1000): void {
  createRun(store.database, {
    id,
    name: 'hybrid',
    startedAt,
    parameters: { seed: 1, isPromoting: false },
    tags: { who: 'me' },
    environment: { node: 'v20' },
    steps: ['import', 'train'],
  })
}

const step = (state: 'done' | 'failed' | 'running', fingerprint = 'f1', endedAt = 30) => ({
  name: 'train',
  state,
  fingerprint,
  startedAt: 10,
  endedAt: state === 'running' ? null : endedAt,
  detail: 'so it went',
})

test('what a run is given is found again', () => {
  const { database } = store
  begin('aaaa-1')
  saveStep(database, 'aaaa-1', step('done'), { made: 1 })
  saveMetrics(database, 'aaaa-1', [
    { key: 'loss', value: 2, step: 2, at: 12 },
    { key: 'loss', value: 3, step: 1, at: 11 },
  ])
  saveMetrics(database, 'aaaa-1', [{ key: 'loss', value: 1, step: 2, at: 13 }])
  saveArtefact(database, 'aaaa-1', { name: 'rows', path: 'p', sha256: 's', bytes: 5 })
  endRun(database, 'aaaa-1', { state: 'finished', endedAt: 99, dataFingerprint: 'd' })
  expect(findRun(database, 'aaaa-1')).toEqual({
    id: 'aaaa-1',
    name: 'hybrid',
    state: 'finished',
    startedAt: 1000,
    endedAt: 99,
    parameters: { seed: 1, isPromoting: false },
    tags: { who: 'me' },
    environment: { node: 'v20' },
    dataFingerprint: 'd',
    steps: [
      {
        name: 'import',
        state: 'waiting',
        fingerprint: null,
        startedAt: null,
        endedAt: null,
        detail: null,
      },
      { ...step('done') },
    ],
    metrics: [
      { key: 'loss', value: 3, step: 1, at: 11 },
      { key: 'loss', value: 1, step: 2, at: 13 },
    ],
    artefacts: [{ name: 'rows', path: 'p', sha256: 's', bytes: 5 }],
  })
  expect(findStepOfRun(database, 'aaaa-1', 'train')).toEqual({ made: 1 })
  expect(findStepOfRun(database, 'aaaa-1', 'import')).toBeNull()
})

test('runs are listed from the newest, and found by the first letters unless several begin so', () => {
  begin('aaaa-1', 1)
  begin('aaaa-2', 2)
  begin('bbbb-1', 3)
  const { database } = store
  expect(listRuns(database).map(({ id }) => id)).toEqual(['bbbb-1', 'aaaa-2', 'aaaa-1'])
  expect(listRuns(database, { limit: 1, offset: 1 }).map(({ id }) => id)).toEqual(['aaaa-2'])
  expect(findRun(database, 'bbbb')?.id).toBe('bbbb-1')
  expect(() => findRun(database, 'aaaa')).toThrow(/aaaa-2, aaaa-1/)
  expect(findRun(database, 'bbb')).toBeNull()
  expect(findRun(database, 'cccc')).toBeNull()
})

test('a step that was done is found by what it was made from, a failed one is not', () => {
  const { database } = store
  begin('aaaa-1')
  begin('bbbb-1')
  saveStep(database, 'aaaa-1', step('done', 'f1', 30), { version: 'old' })
  saveStep(database, 'bbbb-1', step('done', 'f1', 40), { version: 'new' })
  expect(findStepOutput(database, 'train', 'f1')).toEqual({
    runId: 'bbbb-1',
    output: { version: 'new' },
  })
  expect(findStepOutput(database, 'train', 'f2')).toBeNull()
  saveStep(database, 'bbbb-1', step('failed', 'f1'))
  expect(findStepOutput(database, 'train', 'f1')?.runId).toBe('aaaa-1')
})

test('logs are read in order, after the line that is known', () => {
  const { database } = store
  begin('aaaa-1')
  for (const text of ['one', 'two', 'three'])
    addLog(database, 'aaaa-1', { at: 1, level: 'info', text })
  const lines = listLogs(database, 'aaaa-1')
  expect(lines.map(({ text }) => text)).toEqual(['one', 'two', 'three'])
  expect(listLogs(database, 'aaaa-1', { after: lines[1]!.id }).map(({ text }) => text)).toEqual([
    'three',
  ])
})

test('one walk at a time: the second is told who walks', () => {
  const { database } = store
  takeLock(database, { runId: 'aaaa-1', holder: 'laptop, process 7', now: 1000 })
  expect(() => takeLock(database, { runId: 'bbbb-1', holder: 'x', now: 2000 })).toThrow(
    /aaaa-1 on laptop, process 7/,
  )
  beatLock(database, { runId: 'aaaa-1', now: 50_000 })
  expect(() => takeLock(database, { runId: 'bbbb-1', holder: 'x', now: 100_000 })).toThrow(
    /runs already/,
  )
  freeLock(database, 'aaaa-1')
  expect(findLock(database)).toBeNull()
  takeLock(database, { runId: 'bbbb-1', holder: 'x', now: 100_001 })
})

test.each([
  ['silent for a quarter of an hour', 1000 + 15 * 60_000, () => false],
  ['known to be no more', 2000, (holder: string) => holder === 'x'],
])(
  'who is %s is taken for dead: its run is stopped, and it is told when it wakes',
  (_, now, isDead) => {
    const { database } = store
    begin('aaaa-1')
    saveStep(database, 'aaaa-1', step('running'))
    takeLock(database, { runId: 'aaaa-1', holder: 'x', now: 1000 })
    takeLock(database, { runId: 'bbbb-1', holder: 'y', now, isDead })
    const dead = findRun(database, 'aaaa-1')!
    expect(dead.state).toBe('stopped')
    expect(dead.steps[1]).toMatchObject({ state: 'stopped', detail: 'its process ended' })
    expect(() => beatLock(database, { runId: 'aaaa-1', now: now + 1 })).toThrow(
      /lost the pipeline to bbbb-1/,
    )
    freeLock(database, 'aaaa-1')
    expect(findLock(database)?.runId).toBe('bbbb-1')
  },
)
