import { afterEach, beforeEach, expect, test } from 'vitest'
import { inTransaction } from './database'
import {
  closeRatingSet,
  countRatings,
  listRatingSets,
  listRatingsOf,
  openRatingSet,
  RatingWriter,
  readRatings,
  removeRating,
  removeRatings,
  saveRating,
  siteFingerprint,
} from './ratings'
import { openTestStore } from './store.fixture'

let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.drop())

/** A set of one rater who rated films 1 to `films` with four stars. */
function importSet(source: string, rater: number, films: number, isFinished = true): void {
  const { database } = store
  const id = openRatingSet(database, {
    source,
    fingerprint: `${source}${rater}`,
    path: 'r.csv',
    now: 1,
  })
  inTransaction(database, () => {
    const writer = new RatingWriter(database, id)
    writer.addRater(rater, `u${rater}`)
    for (let film = films; film > 0; film--) writer.add(rater, film, 8, film)
    writer.flush()
  })
  const counts = { rows: films, users: 1, films, unknownFilms: 0, broken: 0, now: 2 }
  if (isFinished) closeRatingSet(database, id, counts)
}

test('ratings are read by rater and film, only of finished sets, and only of the sources asked for', () => {
  importSet('movielens', 1, 450)
  importSet('movietweetings', 2, 3)
  importSet('movielens', 3, 5, false)
  const all = readRatings(store.database)
  expect(all.users).toHaveLength(453)
  expect([...all.movieIds.slice(0, 3)]).toEqual([1, 2, 3])
  expect([...all.users.slice(448)]).toEqual([0, 0, 1, 1, 1])
  expect(all.raters).toEqual([
    { source: 'movielens', key: 'u1' },
    { source: 'movietweetings', key: 'u2' },
  ])
  expect(new Set(all.stars)).toEqual(new Set([4]))
  expect(all.times[0]).toBe(1)
  const some = readRatings(store.database, { sources: ['movietweetings'] })
  expect([...some.users]).toEqual([0, 0, 0])
  expect(countRatings(store.database)).toEqual({ movielens: 450, movietweetings: 3 })
})

test('of the same rater and film the latest rating stays, whichever comes first', () => {
  const { database } = store
  const id = openRatingSet(database, {
    source: 'movielens',
    fingerprint: 'f',
    path: 'r.csv',
    now: 1,
  })
  inTransaction(database, () => {
    const writer = new RatingWriter(database, id)
    writer.addRater(1, 'u1')
    writer.add(1, 7, 10, 200)
    writer.add(1, 7, 2, 100)
    writer.add(1, 8, 2, 100)
    writer.add(1, 8, 10, 200)
    writer.flush()
  })
  closeRatingSet(database, id, { rows: 4, users: 1, films: 2, unknownFilms: 0, broken: 0, now: 2 })
  expect([...readRatings(database).stars]).toEqual([5, 5])
})

test('a source is removed with all its sets, and nothing else is', () => {
  importSet('movielens', 1, 10)
  importSet('movielens', 2, 10)
  importSet('movietweetings', 3, 4)
  expect(removeRatings(store.database, 'movielens')).toBe(20)
  expect(listRatingSets(store.database).map(({ source }) => source)).toEqual(['movietweetings'])
  const left = store.database.prepare('SELECT count(*) AS n FROM Rating').get() as { n: number }
  expect(left.n).toBe(4)
  expect(removeRatings(store.database, 'movielens')).toBe(0)
})

test('a visitor’s rating is kept apart from imported ones, replaced and taken back', () => {
  importSet('movielens', 1, 3)
  const { database } = store
  saveRating(database, { visitor: 'anna', movieId: 5, halfStars: 7, ratedAt: 100 })
  saveRating(database, { visitor: 'anna', movieId: 5, halfStars: 9, ratedAt: 90 })
  saveRating(database, { visitor: 'ben', movieId: 5, halfStars: 2, ratedAt: 110 })
  expect(listRatingsOf(database, 'anna')).toEqual([{ movieId: 5, halfStars: 9, ratedAt: 90 }])
  expect(countRatings(database)).toEqual({ movielens: 3, site: 2 })
  expect(removeRating(database, 'anna', 5)).toBe(true)
  expect(removeRating(database, 'anna', 5)).toBe(false)
  expect(listRatingsOf(database, 'ben')).toHaveLength(1)
})

test.each([0, 11, 2.5, Number.NaN])('a rating of %s half stars is refused', (halfStars) => {
  expect(() =>
    saveRating(store.database, { visitor: 'anna', movieId: 5, halfStars, ratedAt: 1 }),
  ).toThrow(/expected 0.5 to 5 in halves/)
})

test('every change of a visitor’s ratings shows in their fingerprint', () => {
  const { database } = store
  const seen = new Set([siteFingerprint(database)])
  const changes = [
    () => saveRating(database, { visitor: 'anna', movieId: 5, halfStars: 7, ratedAt: 1 }),
    () => saveRating(database, { visitor: 'anna', movieId: 5, halfStars: 8, ratedAt: 1 }),
    () => saveRating(database, { visitor: 'ben', movieId: 6, halfStars: 8, ratedAt: 1 }),
    () => removeRating(database, 'anna', 5),
  ]
  for (const change of changes) {
    change()
    seen.add(siteFingerprint(database))
  }
  expect(seen.size).toBe(5)
})
