import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  countRatings,
  listRatingSets,
  readRatings,
  removeRatings,
  saveRating,
} from '@/lib/db/ratings'
import { openTestStore } from '@/lib/db/store.fixture'
import { importRatings } from './import-ratings'

let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
  const add = store.database.prepare(
    `INSERT INTO Movie (id, title, genres, keywords, provenance, imdbId, movielensId) VALUES (?, ?, '[]', '[]', '{}', ?, ?)`,
  )
  add.run(101, 'One', 'tt0000001', 1)
  add.run(102, 'Two', 'tt0114508', 2)
  add.run(103, 'Three', 'tt12345678', null)
})
afterEach(() => store.drop())

const write = (name: string, text: string) => {
  writeFileSync(join(store.folder, name), text)
  return store.folder
}
const now = () => 1000

test('known films are stored under our ids, unknown ones counted, and links.csv helps where we have no MovieLens id', async () => {
  write('links.csv', 'movieId,imdbId,tmdbId\r\n9,12345678,5\r\n')
  const folder = write(
    'ratings.csv',
    'userId,movieId,rating,timestamp\n7,1,4,10\n7,9,5,11\n8,77,3,12\n8,78,3,12\n',
  )
  const result = await importRatings(store.database, 'movielens', folder, { now })
  expect(result).toMatchObject({
    rows: 4,
    stored: 2,
    users: 1,
    films: 2,
    unknownFilms: 2,
    isAgain: false,
  })
  const { movieIds, raters } = readRatings(store.database)
  expect([...movieIds]).toEqual([101, 103])
  expect(raters).toEqual([{ source: 'movielens', key: '7' }])
})

test('MovieTweetings names films by IMDb’s numbers, leading zeros or not', async () => {
  const folder = write('ratings.dat', '1::0114508::8::10\n1::12345678::9::11\n1::1::10::12\n')
  await importRatings(store.database, 'movietweetings', folder, { now })
  const { movieIds, stars } = readRatings(store.database)
  expect([...movieIds]).toEqual([101, 102, 103])
  expect([...stars]).toEqual([5, 4, 4.5])
})

test('the same file again changes nothing; another of the same source is a set of its own', async () => {
  const folder = write('ratings.csv', '7,1,4,10\n')
  await importRatings(store.database, 'movielens', folder, { now })
  expect((await importRatings(store.database, 'movielens', folder, { now })).isAgain).toBe(true)
  write('ratings.csv', '7,1,4,10\n7,2,4,10\n')
  await importRatings(store.database, 'movielens', folder, { now })
  expect(listRatingSets(store.database)).toHaveLength(2)
  expect(removeRatings(store.database, 'movielens')).toBe(3)
})

test('an import that was cut short is read by nobody and begun anew, without a rating twice', async () => {
  const lines = Array.from(
    { length: 200_000 },
    (_, i) => `${Math.floor(i / 2) + 1},${1 + (i % 2)},4,${i}`,
  )
  const folder = write('ratings.csv', lines.join('\n'))
  const stop = new AbortController()
  const cut = importRatings(store.database, 'movielens', folder, {
    now,
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('stopped by hand')),
  })
  await expect(cut).rejects.toThrow('stopped by hand')
  const stored = () =>
    (store.database.prepare('SELECT count(*) AS n FROM Rating').get() as { n: number }).n
  expect(stored()).toBeGreaterThan(0)
  expect(readRatings(store.database).users).toHaveLength(0)
  const again = await importRatings(store.database, 'movielens', folder, { now })
  expect(again).toMatchObject({ stored: 200_000, users: 100_000, isAgain: false })
  expect(stored()).toBe(200_000)
  expect(listRatingSets(store.database)).toHaveLength(1)
})

test('our own MovieLens id comes before that of links.csv', async () => {
  write('links.csv', 'movieId,imdbId,tmdbId\n1,12345678,5\n')
  const folder = write('ratings.csv', '7,1,4,10\n')
  await importRatings(store.database, 'movielens', folder, { now })
  expect([...readRatings(store.database).movieIds]).toEqual([101])
})

test.each([
  ['first', '7,1,5,20\n7,1,1,10\n'],
  ['last', '7,1,1,10\n7,1,5,20\n'],
])('the later rating of the same film stays where it comes %s in the file', async (_, text) => {
  const folder = write('ratings.csv', text)
  await importRatings(store.database, 'movielens', folder, { now })
  const { stars, times } = readRatings(store.database)
  expect([...stars]).toEqual([5])
  expect([...times]).toEqual([20])
})

test('broken lines are counted with the set, and the first is told', async () => {
  const folder = write('ratings.csv', '7,1,4,10\n7,2,9,10\n"7",2,4,10\n8,2,4,10\n')
  const result = await importRatings(store.database, 'movielens', folder, { now })
  expect(result).toMatchObject({ rows: 2, broken: 2, firstBroken: { line: 2, text: '7,2,9,10' } })
  expect(listRatingSets(store.database)).toMatchObject([
    { path: 'ratings.csv', rows: 2, users: 2, films: 2, broken: 2, finishedAt: 1000 },
  ])
})

test('a file of something else is refused, and nothing of it stays', async () => {
  const folder = write('ratings.csv', '<!doctype html>\n'.repeat(30))
  const refused = importRatings(store.database, 'movielens', folder, { now })
  await expect(refused).rejects.toMatchObject({ code: 'unusable-data' })
  expect(listRatingSets(store.database)).toEqual([])
  expect(readRatings(store.database).raters).toEqual([])
})

test('a visitor who rates for the first time during an import is kept, and so is the import', async () => {
  const lines = Array.from({ length: 70_000 }, (_, i) => `${i + 1},1,4,${i}`)
  const folder = write('ratings.csv', lines.join('\n'))
  let batches = 0
  const onProgress = () => {
    const visitor = `visitor ${batches++}`
    saveRating(store.database, { visitor, movieId: 101, halfStars: 8, ratedAt: 5 })
  }
  await importRatings(store.database, 'movielens', folder, { now, onProgress })
  expect(batches).toBeGreaterThan(1)
  expect(countRatings(store.database)).toEqual({ movielens: 70_000, site: batches })
})

test('a source that is purged leaves the other and the site as they are', async () => {
  const folder = write('ratings.csv', '7,1,4,10\n7,2,4,10\n')
  await importRatings(store.database, 'movielens', folder, { now })
  write('tweets.dat', '7::0114508::8::10\n')
  const tweets = join(folder, 'tweets.dat')
  await importRatings(store.database, 'movietweetings', tweets, { now })
  saveRating(store.database, { visitor: '7', movieId: 101, halfStars: 8, ratedAt: 5 })
  expect(removeRatings(store.database, 'movielens')).toBe(2)
  expect(countRatings(store.database)).toEqual({ movietweetings: 1, site: 1 })
  const again = await importRatings(store.database, 'movielens', folder, { now })
  expect(again).toMatchObject({ stored: 2, isAgain: false })
})
