import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openDatabase } from '@/lib/db/database'
import { type Impression, listImpressions } from '@/lib/db/impressions'
import { openTestStore } from '@/lib/db/store.fixture'
import type { WatchedWriter } from './watched-writer'

/** What is older than half a year is cleaned away. */
const NOW = Date.now()

let store: ReturnType<typeof openTestStore>
let makeWriter: (start: () => Worker) => WatchedWriter
let threads: Worker[] = []

beforeAll(async () => {
  store = openTestStore()
  vi.stubEnv('DATABASE_URL', `file:${store.folder}/store.db`)
  vi.stubEnv('LOG_LEVEL', 'silent')
  const { WatchedWriter } = await import('./watched-writer')
  makeWriter = (start) => new WatchedWriter(start)
})
beforeEach(() => {
  store.database.exec('DELETE FROM Impression')
})
afterAll(async () => {
  for (const thread of threads) await thread.terminate()
  threads = []
  store.drop()
  vi.unstubAllEnvs()
})

/** `server-only` lets in whoever has this condition. */
function startThread(file = './watched-thread.fixture.mjs'): Worker {
  const thread = new Worker(new URL(file, import.meta.url), {
    execArgv: ['--conditions=react-server'],
  })
  threads.push(thread)
  return thread
}

function shown(list: string, movieId = 1, more: Partial<Impression> = {}): Impression {
  return {
    list,
    movieId,
    visitor: 'ann',
    source: 'site',
    surface: 'for-you',
    position: movieId,
    model: 'hybrid@1',
    experiment: null,
    variant: null,
    team: null,
    reason: null,
    shownAt: NOW,
    clickedAt: null,
    ...more,
  }
}
const watched = (...impressions: Impression[]) => ({ impressions, events: [] })
const kept = () => listImpressions(store.database).map(({ list }) => list)

test('what is acknowledged is in the store, and was not put there by this thread', async () => {
  const writer = makeWriter(() => startThread())
  const before = totalChanges()
  for (let i = 0; i < 20; i++) {
    await writer.keep(watched(shown(`list-${i}`)))
    expect(kept()).toContain(`list-${i}`)
  }
  expect(totalChanges()).toBe(before)
})

test('batches are committed in the order in which they were given', async () => {
  const writer = makeWriter(() => startThread())
  const order: number[] = []
  const batches = Array.from({ length: 60 }, (_, i) =>
    writer
      .keep(watched(shown('the-list', 1, { shownAt: NOW + i, clickedAt: i < 30 ? null : i })))
      .then(() => order.push(i)),
  )
  await Promise.all(batches)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  // The first is kept as shown, the first click as clicked.
  expect(listImpressions(store.database)).toMatchObject([{ shownAt: NOW, clickedAt: 30 }])
})

test('while another connection writes it is waited for, and this thread goes on', async () => {
  const writer = makeWriter(() => startThread())
  await writer.keep(watched(shown('first')))
  const other = openDatabase(join(store.folder, 'store.db'))
  other.exec('BEGIN IMMEDIATE')
  let isKept = false
  const waiting = writer.keep(watched(shown('second'))).then(() => {
    isKept = true
  })
  const began = performance.now()
  for (let i = 0; i < 10; i++) await pause(20)
  expect(performance.now() - began, 'ten short pauses').toBeLessThan(1500)
  expect(isKept).toBe(false)
  other.exec('COMMIT')
  other.close()
  await waiting
  expect(kept()).toEqual(['first', 'second'])
})

test('who waited too long for another writer hears that it is overloaded, and nothing of theirs is kept', async () => {
  const writer = makeWriter(() => startThread())
  await writer.keep(watched(shown('first')))
  store.database.exec('BEGIN IMMEDIATE')
  const early = writer.keep(watched(shown('early'))).catch((error) => error)
  await pause(2000)
  const late = writer.keep(watched(shown('late')))
  expect(await early).toMatchObject({ name: 'AppError', code: 'overloaded', retrySeconds: 5 })
  store.database.exec('COMMIT')
  await late
  expect(kept()).toEqual(['first', 'late'])
})

test('a thread killed midway rejects whoever waits, and the next batch is kept by a new one', async () => {
  let started = 0
  const writer = makeWriter(() => {
    started++
    return startThread()
  })
  await writer.keep(watched(shown('before')))
  store.database.exec('BEGIN IMMEDIATE')
  const waiting = [1, 2, 3].map((i) =>
    writer.keep(watched(shown(`waiting-${i}`))).catch((error) => error),
  )
  await pause(50)
  await threads.at(-1)!.terminate()
  for (const error of await Promise.all(waiting))
    expect(error).toMatchObject({ code: 'internal', message: /^The thread that writes ended/ })
  store.database.exec('COMMIT')
  await writer.keep(watched(shown('after')))
  expect(kept()).toEqual(['after', 'before'])
  expect(started).toBe(2)
})

test.each([
  ['its file is missing', () => startThread('./no-such-thread.mjs')],
  [
    'the machine has none left',
    () => {
      throw new Error('ERR_WORKER_INIT_FAILED')
    },
  ],
])('where %s this thread writes, and nothing given meanwhile is lost', async (_, start) => {
  let tried = 0
  const writer = makeWriter(() => {
    tried++
    return start()
  })
  await Promise.all([1, 2, 3].map((i) => writer.keep(watched(shown(`list-${i}`)))))
  await writer.keep(watched(shown('list-4')))
  expect(kept()).toEqual(['list-1', 'list-2', 'list-3', 'list-4'])
  expect(tried).toBe(1)
})

test('what the store refuses is refused, and what comes after it is kept', async () => {
  const writer = makeWriter(() => startThread())
  const nameless = shown('broken', 1, { visitor: null as unknown as string })
  await expect(writer.keep(watched(nameless))).rejects.toThrow(/NOT NULL/)
  await writer.keep(watched(shown('whole')))
  expect(kept()).toEqual(['whole'])
})

test('a thread that waits for nothing holds no process alive', async () => {
  const thread = startThread()
  const writer = makeWriter(() => thread)
  await writer.keep(watched(shown('only')))
  expect(process.getActiveResourcesInfo().filter((name) => name === 'MessagePort')).toEqual([])
  await Promise.all([once(thread, 'exit'), thread.terminate()])
})

/** Rows that this connection changed. */
function totalChanges(): number {
  const row = store.database.prepare('SELECT total_changes() AS changes').get()
  return (row as { changes: number }).changes
}
