import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listAudit, saveAudit } from './audit'
import { backUp, countRows, restore } from './backup'
import { type Database, openDatabase } from './database'
import { saveEvents } from './events'
import { listRatingsOf, saveRating } from './ratings'
import { openTestStore } from './store.fixture'

let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.drop())

const file = (name: string) => join(store.folder, name)
const rate = (database: Database, movieId: number, halfStars: number) =>
  saveRating(database, { visitor: 'ada', movieId, halfStars, ratedAt: movieId })
const look = (database: Database, movieId: number) =>
  saveEvents(database, [
    { source: 'site', visitor: 'ada', kind: 'view', movieId, query: null, at: movieId },
  ])

test('what is backed up comes back, row for row, whatever was done since', () => {
  const { database } = store
  rate(database, 27, 9)
  look(database, 27)
  saveAudit(database, { at: 1, action: 'enter', detail: null, outcome: 'done', address: '::1' })
  const { rows, bytes } = backUp(database, file('backup.db'))
  expect(bytes).toBeGreaterThan(4096)
  expect(rows).toMatchObject({ Rating: 1, Event: 1, Audit: 1 })
  rate(database, 27, 2)
  rate(database, 28, 2)
  look(database, 28)
  expect(restore(database, file('backup.db'), 'prisma/migrations')).toEqual(rows)
  expect(listRatingsOf(database, 'ada')).toEqual([{ movieId: 27, halfStars: 9, ratedAt: 27 }])
  expect(listAudit(database, { limit: 9 })).toHaveLength(1)
})

test('others read and write meanwhile, and see all of it or nothing', () => {
  const other = openDatabase(file('store.db'))
  rate(other, 27, 9)
  backUp(store.database, file('backup.db'))
  rate(other, 28, 4)
  expect(listRatingsOf(other, 'ada')).toHaveLength(2)
  restore(store.database, file('backup.db'), 'prisma/migrations')
  expect(listRatingsOf(other, 'ada')).toEqual([{ movieId: 27, halfStars: 9, ratedAt: 27 }])
  rate(other, 29, 4)
  expect(listRatingsOf(store.database, 'ada')).toHaveLength(2)
  other.close()
})

test('a damaged backup is refused, and the store stays as it was', () => {
  rate(store.database, 27, 9)
  backUp(store.database, file('backup.db'))
  const bytes = readFileSync(file('backup.db'))
  bytes.fill(7, 4096, 12_000)
  writeFileSync(file('backup.db'), bytes)
  expect(() => restore(store.database, file('backup.db'), 'prisma/migrations')).toThrow(
    /which is damaged .*, expected a whole backup/,
  )
  writeFileSync(file('text.db'), 'no database at all')
  expect(() => restore(store.database, file('text.db'), 'prisma/migrations')).toThrow(/is damaged/)
  expect(listRatingsOf(store.database, 'ada')).toHaveLength(1)
})

test('no file is written over, and none that is missing is restored', () => {
  writeFileSync(file('taken.db'), 'precious')
  expect(() => backUp(store.database, file('taken.db'))).toThrow(/which exists/)
  expect(readFileSync(file('taken.db'), 'utf8')).toBe('precious')
  expect(() => restore(store.database, file('none.db'), 'prisma/migrations')).toThrow(/no file/)
  expect(existsSync(file('none.db'))).toBe(false)
})

test('rows are counted by table', () => {
  look(store.database, 1)
  expect(countRows(store.database)).toMatchObject({ Event: 1, Movie: 0 })
})
