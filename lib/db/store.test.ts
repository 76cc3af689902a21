import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { movieFromDraft } from '@/lib/catalogue/merge'
import { emptyDraft } from '@/lib/catalogue/movie'
import { type Database, inTransaction, isPostgres, openReadOnly } from './database'
import { migrate } from './migrate'
import { findChampion, listModelRows, saveChampion } from './models'
import {
  FIRST_LOCAL_ID,
  forgetRivals,
  listMovies,
  nextMovieId,
  saveMovies,
  savePeople,
} from './movies'
import { openPrisma } from './prisma'
import { openTestStore } from './store.fixture'

let store: ReturnType<typeof openTestStore>
let database: Database
const film = (id: number, facts = {}) => ({
  ...movieFromDraft(emptyDraft(`Film ${id}`, { source: 'test', key: String(id) }), id),
  ...facts,
})

beforeEach(() => {
  store = openTestStore()
  database = store.database
})
afterEach(() => store.drop())

test('migrations are applied once, and kept in Prisma’s own ledger', () => {
  expect(migrate(database, 'prisma/migrations')).toEqual([])
  const [row] = database.prepare('SELECT migration_name, finished_at FROM _prisma_migrations').all()
  expect(row).toMatchObject({ migration_name: expect.stringMatching(/_store$/) })
})

test('a store that is only read answers and keeps nothing, in words', () => {
  saveMovies(database, [film(1)])
  if (!isPostgres(database)) database.prepare('PRAGMA journal_mode = DELETE').get()
  const readOnly = openReadOnly(store.address)
  expect(listMovies(readOnly)).toHaveLength(1)
  const write = () => inTransaction(readOnly, () => saveMovies(readOnly, [film(2)]))
  expect(write).toThrow(expect.objectContaining({ code: 'keeps-nothing' }))
  readOnly.close()
})

test('a migration changed after it was applied is refused', () => {
  const prisma = join(store.folder, 'prisma')
  cpSync('prisma', prisma, { recursive: true })
  const copy = join(prisma, isPostgres(database) ? 'postgresql/migrations' : 'migrations')
  const [name] = database.prepare('SELECT migration_name AS n FROM _prisma_migrations').all() as {
    n: string
  }[]
  const file = join(copy, name!.n, 'migration.sql')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n-- later`)
  expect(() => migrate(database, join(prisma, 'migrations'))).toThrow(
    /was changed after it was applied/,
  )
})

test('a film comes back from the store as it was saved', () => {
  const movie = film(3, {
    year: 1999,
    genres: ['Drama'],
    directors: ['Jane Doe'],
    cast: ['A B', 'Jane Doe'],
    rating: { mean: 7.5, count: 10 },
    ids: { imdb: 'tt0000003', tmdb: 3, movielens: null, wikipedia: null },
  })
  saveMovies(database, [movie])
  const [stored] = listMovies(database)
  expect(stored).toMatchObject(movie)
  expect(stored!.castIds[1]).toBe(stored!.directorIds[0])
})

test('people of the catalogue keep their ids, others get local ones', () => {
  savePeople(database, [{ id: 5, name: 'Jane Doe' }])
  saveMovies(database, [film(1, { directors: ['JANE DOE'], cast: ['Somebody Else'] })])
  const [stored] = listMovies(database)
  expect(stored!.directorIds).toEqual([5])
  expect(stored!.castIds[0]).toBeGreaterThanOrEqual(FIRST_LOCAL_ID)
  expect(nextMovieId(database)).toBe(FIRST_LOCAL_ID)
})

test('a transaction that fails leaves nothing behind', () => {
  expect(() =>
    inTransaction(database, () => {
      saveMovies(database, [film(1)])
      throw new Error('power cut')
    }),
  ).toThrow('power cut')
  expect(listMovies(database)).toEqual([])
})

test('a model is saved through Prisma with a row a film and replaces the champion of its name', async () => {
  const prisma = openPrisma(store.address)
  const bytes = Uint8Array.of(1, 2, 3)
  const head = (version: string) => ({
    name: 'content',
    version,
    fingerprint: 'f',
    parameters: '{}',
    vocabulary: bytes,
  })
  await saveChampion(prisma, head('one'), [{ movieId: 1, neighbours: bytes, features: bytes }])
  await saveChampion(prisma, head('two'), [{ movieId: 2, neighbours: bytes, features: bytes }])
  await prisma.$disconnect()
  const champion = findChampion(database, 'content')!
  expect(champion.version).toBe('two')
  const rows = listModelRows(database, champion.id)
  expect(rows.map(({ movieId }) => movieId)).toEqual([2])
  expect(Uint8Array.from(rows[0]!.neighbours)).toEqual(bytes)
})

test('films that the catalogue dropped go, and those of imports give way to its own', () => {
  const ids = { imdb: 'tt0000003', tmdb: null, movielens: null, wikipedia: null }
  saveMovies(database, [film(2), film(FIRST_LOCAL_ID, { ids }), film(FIRST_LOCAL_ID + 1)])
  forgetRivals(database, [film(3, { ids })])
  saveMovies(database, [film(3, { ids })])
  expect(listMovies(database).map(({ id }) => id)).toEqual([3, FIRST_LOCAL_ID + 1])
})
