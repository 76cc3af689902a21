import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestStore } from '@/lib/db/store.fixture'
import { findLock, findRun, listLogs } from '@/lib/db/runs'
import { Stopped, Walk, type WalkEvent } from './walk'

let store: ReturnType<typeof openTestStore>
let clock = 0
beforeEach(() => {
  store = openTestStore()
  clock = 1_000_000
})
afterEach(() => store.drop())

function walk(
  runId: string,
  signal = new AbortController().signal,
  tell: (event: WalkEvent) => void = () => {},
) {
  return new Walk(store.database, ['first', 'second'], {
    runId,
    name: 'test',
    parameters: {},
    tags: {},
    environment: {},
    holder: 'here',
    signal,
    now: () => clock++,
    tell,
  })
}

const step = (name: string, fingerprint: string, output: unknown = { name }) => ({
  name,
  fingerprint: () => fingerprint,
  work: () => ({ detail: `${name} was done`, output }),
})
const whole = { dataFingerprint: 'd' }
const statesOf = (runId: string) => findRun(store.database, runId)!.steps.map(({ state }) => state)

test('steps whose inputs did not change are skipped, and what they left is handed on', async () => {
  const first = walk('run-1')
  await first.step(step('first', 'a', { value: 1 }))
  await first.step(step('second', 'b'))
  first.end(undefined, whole)
  const second = walk('run-2')
  let reused: unknown
  expect(
    await second.step({
      ...step('first', 'a', { value: 2 }),
      reuse: (output: unknown) => {
        reused = output
      },
    }),
  ).toEqual({ value: 1 })
  expect(reused).toEqual({ value: 1 })
  await second.step(step('second', 'changed'))
  second.end(undefined, whole)
  expect(statesOf('run-2')).toEqual(['skipped', 'done'])
  expect(findRun(store.database, 'run-2')!.steps[0]!.detail).toBe('unchanged since run run-1')
})

test('a step is done anew where what it left is gone', async () => {
  const first = walk('run-1')
  await first.step(step('first', 'a'))
  first.end(undefined, whole)
  const second = walk('run-2')
  await second.step({ ...step('first', 'a'), isWhole: () => false })
  expect(statesOf('run-2')[0]).toBe('done')
})

test('a failing step leaves its words in the run, and the next walk goes on behind what was done', async () => {
  const first = walk('run-1')
  await first.step(step('first', 'a'))
  const failing = first.step({
    ...step('second', 'b'),
    work: () => {
      throw new Error('the lamp went out')
    },
  })
  const error = await failing.catch((reason: unknown) => reason)
  first.end(error, whole)
  const run = findRun(store.database, 'run-1')!
  expect(run.state).toBe('failed')
  expect(run.steps[1]).toMatchObject({
    state: 'failed',
    detail: expect.stringContaining('the lamp went out'),
  })
  expect(listLogs(store.database, 'run-1').at(-1)!.text).toContain('the lamp went out')
  const second = walk('run-2')
  await second.step(step('first', 'a'))
  await second.step(step('second', 'b'))
  second.end(undefined, whole)
  expect(statesOf('run-2')).toEqual(['skipped', 'done'])
})

test('a walk that is asked to stop does so within its step, is kept as stopped and lets go of the lock', async () => {
  const stop = new AbortController()
  const stopped = walk('run-1', stop.signal)
  const error = await stopped
    .step({
      ...step('first', 'a'),
      work: ({ say }) => {
        stop.abort()
        say('one more thing')
        return { detail: 'never', output: null }
      },
    })
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Stopped)
  stopped.end(error, whole)
  expect(findRun(store.database, 'run-1')).toMatchObject({ state: 'stopped' })
  expect(statesOf('run-1')).toEqual(['stopped', 'waiting'])
  expect(findLock(store.database)).toBeNull()
})

test('two at once are refused, and the lock is renewed while work goes on', async () => {
  const first = walk('run-1')
  expect(() => walk('run-2')).toThrow(/runs already/)
  expect(findRun(store.database, 'run-2')).toBeNull()
  await first.step({
    ...step('first', 'a'),
    work: ({ say }) => {
      clock += 50_000
      say('still here')
      return { detail: 'long', output: null }
    },
  })
  clock += 30_000
  expect(() => walk('run-3')).toThrow(/runs already/)
  first.end(undefined, whole)
})

test('figures and words of a step are kept, and told as they come', async () => {
  const told: string[] = []
  const one = walk('run-1', new AbortController().signal, (event) => told.push(event.kind))
  await one.step({
    ...step('first', 'a'),
    work: ({ say, measure }) => {
      say('epoch 1')
      measure('loss', 0.5, 1)
      measure('loss', 0.25, 2)
      return { detail: 'learned', output: null }
    },
  })
  expect(told).toEqual(['begun', 'said', 'said', 'ended'])
  expect(findRun(store.database, 'run-1')!.metrics.map(({ value }) => value)).toEqual([0.5, 0.25])
  expect(listLogs(store.database, 'run-1').map(({ text }) => text)).toContain('first: epoch 1')
})

test('steps out of order are a fault of the program', async () => {
  await expect(walk('run-1').step(step('second', 'b'))).rejects.toThrow(/expected first/)
})
