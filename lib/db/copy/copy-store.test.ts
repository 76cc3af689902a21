import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startPostgres } from '../../../scripts/postgres.mjs'
import { tablesOf } from '../backup'
import { type Database, openDatabase } from '../database'
import { saveEvents } from '../events'
import { migrate } from '../migrate'
import { listRatingsOf, saveRating } from '../ratings'
import { listReviews } from '../reviews'
import { findState, saveState } from '../state'
import { removeVisitor } from '../visitors'
import { copyStore } from './copy-store'
import { addRatings, fillEveryTable, leaveSomething } from './filled-store.fixture'

const MIGRATIONS = 'prisma/migrations'

let server: Awaited<ReturnType<typeof startPostgres>>
let folder: string
let source: Database
let target: Database

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)
afterAll(() => server.stop(), 60_000)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-copy-'))
  source = openDatabase(join(folder, 'source.db'))
  migrate(source, MIGRATIONS)
  target = openDatabase(server.address)
  const tables = tablesOf(target).map((name) => `"${name}"`)
  if (tables.length > 0) target.exec(`DROP TABLE ${tables.join(', ')} CASCADE`)
})
afterEach(() => {
  source.close()
  target.close()
  rmSync(folder, { recursive: true })
})

function copy(from = source, to = target, { isOverwriting = false, name = 'a' } = {}) {
  const tables = copyStore(
    { source: from, target: to },
    { from: name, migrationsFolder: MIGRATIONS, isOverwriting },
  )
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  return {
    tables,
    isEqual: tables.every(({ isEqual }) => isEqual),
    rows: sum(tables.map(({ sourceRows }) => sourceRows)),
    copied: sum(tables.map(({ copied }) => copied)),
    removed: sum(tables.map(({ removed }) => removed)),
  }
}

/** All there is in a store, read in the plainest way. */
function everythingIn(database: Database): Record<string, string[]> {
  const names = tablesOf(database).filter((name) => name !== '_prisma_migrations')
  const textOf = (table: string, [column, value]: [string, unknown]) => {
    // Bytes come as an array of either kind.
    if (typeof value === 'object' && value !== null)
      return `${column} ${createHash('sha1')
        .update(new Uint8Array(value as ArrayBuffer))
        .digest('hex')}`
    const isTime = value !== null && /^(?:Model createdAt|Import \w+At)$/.test(`${table} ${column}`)
    if (!isTime) return `${column} ${JSON.stringify(value)}`
    const text = String(value).replace(' ', 'T')
    return `${column} ${new Date(/[Z+]/.test(text) ? text : `${text}Z`).getTime()}`
  }
  return Object.fromEntries(
    names.map((name) => {
      const rows = database.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[]
      const texts = rows
        .filter((row) => !(name === 'State' && row.key === 'copy'))
        .map((row) =>
          Object.entries(row)
            .map((entry) => textOf(name, entry))
            .sort()
            .join(' '),
        )
      return [name, texts.sort()]
    }),
  )
}

describe('a store that is copied', () => {
  test('goes over to PostgreSQL and comes back row for row, every table of it', () => {
    fillEveryTable(source)
    const there = copy()
    expect(there).toMatchObject({ isEqual: true, removed: 0 })
    expect(there.copied).toBe(there.rows)
    expect(there.tables.map(({ table }) => table).sort()).toEqual(
      tablesOf(source).filter((name) => name !== '_prisma_migrations'),
    )
    for (const { sourceRows, targetRows } of there.tables) {
      expect(sourceRows).toBeGreaterThanOrEqual(12)
      expect(targetRows).toBe(sourceRows)
    }
    expect(everythingIn(target)).toEqual(everythingIn(source))
    const back = openDatabase(join(folder, 'back.db'))
    expect(copy(target, back)).toMatchObject({ isEqual: true, rows: there.rows })
    expect(everythingIn(back)).toEqual(everythingIn(source))
    back.close()
  })

  test('brings what was written meanwhile and takes away what was deleted, and writes nothing else', () => {
    fillEveryTable(source)
    for (const visitor of ['ada', 'bo']) leaveSomething(source, visitor)
    copy()
    expect(copy()).toMatchObject({ isEqual: true, copied: 0, removed: 0 })
    removeVisitor(source, 'ada')
    source.exec(`DELETE FROM Movie WHERE id = 5`)
    saveRating(source, { visitor: 'bo', movieId: 2, halfStars: 9, ratedAt: 200 })
    leaveSomething(source, 'cy')
    const again = copy()
    expect(again).toMatchObject({ isEqual: true })
    expect(again.copied).toBeLessThan(15)
    expect(again.removed).toBeGreaterThan(3)
    expect(everythingIn(target)).toEqual(everythingIn(source))
    expect(listRatingsOf(target, 'ada')).toEqual([])
    expect(listRatingsOf(target, 'bo')).toContainEqual({ movieId: 2, halfStars: 9, ratedAt: 200 })
  })

  test('is as it was at one moment, whatever is written during the copy', () => {
    fillEveryTable(source)
    const before = everythingIn(source)
    const other = openDatabase(join(folder, 'source.db'))
    let written = 0
    copyStore(
      { source, target },
      {
        from: 'a',
        migrationsFolder: MIGRATIONS,
        onProgress: () => leaveSomething(other, `visitor ${written++}`),
      },
    )
    expect(written).toBeGreaterThan(20)
    expect(everythingIn(target)).toEqual(before)
    expect(copy()).toMatchObject({ isEqual: true })
    expect(everythingIn(target)).toEqual(everythingIn(other))
    other.close()
  })

  test('numbers new rows onwards, above ids that were given and deleted too', () => {
    leaveSomething(source, 'ada')
    source.exec(
      `INSERT INTO Event (id, source, visitor, kind, at) VALUES (900, 'site', 'x', 'view', 1)`,
    )
    source.exec('DELETE FROM Event WHERE id = 900')
    copy()
    const look = (database: Database) => {
      saveEvents(database, [
        { source: 'site', visitor: 'new', kind: 'view', movieId: 1, query: null, at: 9 },
      ])
      const row = database.prepare(`SELECT max(id) AS id FROM Event`).get() as { id: number }
      return row.id
    }
    expect(look(target)).toBe(901)
    leaveSomething(target, 'dee')
    expect(listReviews(target, 1).map(({ id }) => id)).toHaveLength(2)
    const back = openDatabase(join(folder, 'back.db'))
    copy(target, back)
    expect(look(back)).toBeGreaterThan(904)
    back.close()
  })

  test('keeps its foreign keys: what refers to a row goes with it', () => {
    fillEveryTable(source)
    copy()
    const orphan = `INSERT INTO Rating (raterId, movieId, halfStars, ratedAt) VALUES (777, 1, 1, 1)`
    expect(() => target.prepare(orphan).run()).toThrow(/foreign key/)
    target.prepare('DELETE FROM RatingSet').run()
    expect(target.prepare('SELECT count(*) AS n FROM Rating').get()).toEqual({ n: 0 })
  })
})

describe('a target that is not as it should be', () => {
  test('is mended where a row was tampered with, is missing or is too much', () => {
    addRatings(source, 30, 1000)
    copy()
    target.prepare('UPDATE Rating SET halfStars = 11 WHERE raterId = 1007 AND movieId = 500').run()
    target.prepare('DELETE FROM Rating WHERE raterId = 1009 AND movieId = 1').run()
    target.prepare('INSERT INTO Rating VALUES (1030, 5000, 1, 1), (1001, -4, 1, 1)').run()
    expect(copy()).toMatchObject({ isEqual: true, copied: 2, removed: 2 })
    expect(everythingIn(target)).toEqual(everythingIn(source))
  })

  test('is filled anew where its rows clash with those that come', () => {
    fillEveryTable(source)
    copy()
    // Two people changed names, and films refer to both; a name is nobody else's.
    source.exec(
      `UPDATE Person SET key = 'x' WHERE id = 1; UPDATE Person SET key = 'y' WHERE id = 2`,
    )
    copy()
    source.exec(`UPDATE Person SET key = 'z' WHERE id = 1; UPDATE Person SET key = 'x' WHERE id = 2;
      UPDATE Person SET key = 'y' WHERE id = 1; DELETE FROM Credit WHERE personId = 4; DELETE FROM Person WHERE id = 4`)
    expect(copy()).toMatchObject({ isEqual: true })
    expect(everythingIn(target)).toEqual(everythingIn(source))
  })

  test('is refused where it holds what visitors left there alone, and left as it was', () => {
    leaveSomething(source, 'ada')
    migrate(target, MIGRATIONS)
    leaveSomething(target, 'bo')
    const before = everythingIn(target)
    expect(() => copy()).toThrow(
      /rows that the source does not have \(.*3 of Event.*\), .* add --overwrite/,
    )
    expect(everythingIn(target)).toEqual(before)
    expect(copy(source, target, { isOverwriting: true })).toMatchObject({ isEqual: true })
    expect(everythingIn(target)).toEqual(everythingIn(source))
  })

  test('is refused once a site has served from it, and when another source comes', () => {
    leaveSomething(source, 'ada')
    copy()
    expect(() => copy(source, target, { name: 'b' })).not.toThrow()
    copy()
    leaveSomething(target, 'bo')
    expect(() => copy()).toThrow(/3 of Event/)
    copy(source, target, { isOverwriting: true })
    removeVisitor(source, 'ada')
    expect(() => copy(source, target, { name: 'b' })).toThrow(/that the source does not have/)
    expect(copy()).toMatchObject({ isEqual: true })
  })

  test('is refused for a table too that nobody has thought of, which is copied like any other', () => {
    source.exec(
      `CREATE TABLE Extra (id INTEGER PRIMARY KEY, note TEXT); INSERT INTO Extra VALUES (1, 'a')`,
    )
    migrate(target, MIGRATIONS)
    target.exec(`CREATE TABLE "Extra" (id INTEGER PRIMARY KEY, note TEXT)`)
    expect(copy()).toMatchObject({ isEqual: true, copied: 1 })
    target.exec(`INSERT INTO "Extra" VALUES (2, 'b')`)
    expect(() => copy()).toThrow(/1 of Extra/)
  })

  test('is no source before it is whole', () => {
    migrate(target, MIGRATIONS)
    saveState(target, 'copy', JSON.stringify({ from: 'file:a', seal: null }))
    expect(() => copy(target, source)).toThrow(/unfinished copy of file:a/)
    expect(findState(source, 'copy')).toBeNull()
  })

  test('is refused where the source is of another version', () => {
    source.exec(
      'ALTER TABLE Movie ADD COLUMN mood TEXT; CREATE TABLE Extra (id INTEGER PRIMARY KEY)',
    )
    expect(() => copy()).toThrow(/not those of this version \(.*Movie.*\).*marquee -- migrate/)
  })

  test('says which table holds what it does not take', () => {
    fillEveryTable(source)
    source.exec('UPDATE Movie SET runtime = 3000000000 WHERE id = 4')
    expect(() => copy()).toThrow(/Got a row of Movie that the target does not take .*out of range/)
  })
})
