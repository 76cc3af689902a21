import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startPostgres } from '../../../scripts/postgres.mjs'
import { inTransaction, isAway, isBusy, withoutWaiting } from '../database'
import { PostgresDatabase } from './postgres-database'

let server: Awaited<ReturnType<typeof startPostgres>>
let database: PostgresDatabase
const open = (patience: number | null = null) => new PostgresDatabase(server.address, { patience })
const add = (text: string, on = database) =>
  on.prepare('INSERT INTO Note (text) VALUES (?) RETURNING id').get(text) as { id: number }
const texts = (on = database) =>
  on
    .prepare('SELECT text FROM Note ORDER BY id')
    .raw()
    .all()
    .map((row) => (row as string[])[0])
const thrownBy = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('It did not throw.')
}

beforeAll(async () => {
  server = await startPostgres()
  database = open()
  database.exec('CREATE TABLE "Note" (id serial PRIMARY KEY, text text NOT NULL)')
}, 60_000)
afterAll(async () => {
  database.close()
  await server.stop()
})
beforeEach(() => database.exec('TRUNCATE "Note" RESTART IDENTITY'))

describe('a connection to PostgreSQL', () => {
  test('hands values over as SQLite does: exact numbers, truth as 1 or 0, bytes, times in ISO form', () => {
    const row = database
      .prepare(
        `SELECT 9007199254740991::bigint AS big, 2.5::float8 AS half, true AS yes, ?::bytea AS bytes, NULL AS none,
           sum(n) AS total, timestamp '2026-11-28 20:00:01.5' AS at FROM generate_series(1, 4) AS n`,
      )
      .get(Uint8Array.of(0, 255))
    expect(row).toEqual({
      big: Number.MAX_SAFE_INTEGER,
      half: 2.5,
      yes: 1,
      bytes: Uint8Array.of(0, 255),
      none: null,
      total: 10,
      at: '2026-11-28T20:00:01.5Z',
    })
  })

  test('walks over more rows than it fetches at a time, and writes again after a walk was left', () => {
    const numbers = database.prepare('SELECT n FROM generate_series(1, 50001) AS n').raw()
    let sum = 0
    for (const row of numbers.iterate()) sum += (row as number[])[0]!
    expect(sum).toBe((50_001 * 50_002) / 2)
    for (const _ of numbers.iterate()) break
    expect(add('after').id).toBe(1)
  })

  test('keeps all of a transaction or nothing', () => {
    const work = () => {
      add('one')
      database.prepare('INSERT INTO Note (text) VALUES (NULL)').run()
    }
    expect(() => inTransaction(database, work)).toThrow(/not-null.*23502/)
    expect(texts()).toEqual([])
    inTransaction(database, () => add('two'))
    expect(texts()).toEqual(['two'])
  })

  test('lets one write at a time: another is told at once, or waits', () => {
    const other = open()
    inTransaction(other, () => {
      add('first', other)
      const refused = thrownBy(() =>
        withoutWaiting(database, () => inTransaction(database, () => add('second'))),
      )
      expect(isBusy(refused)).toBe(true)
    })
    inTransaction(database, () => add('third'))
    expect(texts()).toEqual(['first', 'third'])
    other.close()
  })

  test('is in no transaction after one was refused: what it writes next stands at once', () => {
    const other = open()
    inTransaction(other, () => {
      const begin = () => withoutWaiting(database, () => inTransaction(database, () => add('no')))
      expect(isBusy(thrownBy(begin))).toBe(true)
      add('at once')
      expect(texts(other)).toEqual(['at once'])
    })
    other.close()
  })

  test('says so where a transaction cannot be kept since a statement in it failed unheard', () => {
    const work = () => {
      add('one')
      thrownBy(() => database.prepare('INSERT INTO Note (text) VALUES (NULL)').run())
    }
    expect(() => inTransaction(database, work)).toThrow(/25P02/)
    expect(texts()).toEqual([])
    expect(add('after').id).toBeGreaterThan(1)
    expect(texts()).toEqual(['after'])
  })

  test('lets those who say that they do not clash write beside each other', () => {
    const other = open()
    inTransaction(other, () => {
      add('first', other)
      inTransaction(database, () => add('second'), { isBeside: true })
      expect(texts()).toEqual(['second'])
    })
    expect(texts()).toHaveLength(2)
    other.close()
  })

  test('goes on after a table was changed under a statement that it knows', () => {
    const all = () => database.prepare('SELECT * FROM Note').all()
    add('before')
    expect(all()).toHaveLength(1)
    const other = open()
    other.exec('ALTER TABLE "Note" ADD COLUMN extra text')
    expect(all()[0]).toHaveProperty('extra', null)
    other.exec('ALTER TABLE "Note" DROP COLUMN extra')
    other.close()
  })

  test('gives up a statement that takes longer than it has patience for, and goes on', () => {
    const hasty = open(200)
    expect(() => hasty.prepare('SELECT pg_sleep(5)').all()).toThrow(/57014/)
    expect(texts(hasty)).toEqual([])
    hasty.close()
  })
})

describe('a PostgreSQL that is restarted', () => {
  test('is away in words, loses what was not committed and nothing else, and is found again', async () => {
    add('kept')
    const lost = thrownBy(() =>
      inTransaction(database, () => {
        add('lost')
        database.prepare('SELECT pg_terminate_backend(pg_backend_pid())').run()
      }),
    )
    expect(isAway(lost)).toBe(true)
    await server.halt()
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(isAway(thrownBy(() => texts()))).toBe(true)
    const began = performance.now()
    expect(isAway(thrownBy(() => texts()))).toBe(true)
    expect(performance.now() - began).toBeLessThan(50)
    await server.start()
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(texts()).toEqual(['kept'])
  })

  test('loses nothing that was acknowledged when it is cut off in the middle of writing', async () => {
    const acknowledged: string[] = []
    const halting = new Promise<void>((resolve) =>
      setTimeout(() => void server.halt('SIGQUIT').then(resolve), 300),
    )
    for (let i = 0; i < 5000; i++) {
      try {
        inTransaction(database, () => add(`note ${i}`))
        acknowledged.push(`note ${i}`)
      } catch (error) {
        expect(isAway(error)).toBe(true)
        break
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
    await halting
    expect(acknowledged.length).toBeGreaterThan(10)
    await server.start()
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const kept = new Set(texts())
    expect(acknowledged.filter((text) => !kept.has(text))).toEqual([])
  })
})
