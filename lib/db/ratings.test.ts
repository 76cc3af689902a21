import { afterEach, beforeEach, expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { inTransaction } from './database'
import {
  closeRatingSet,
  countRatings,
  listRatingSets,
  listRatingsOf,
  openRatingSet,
  readRatings,
  removeRating,
  removeRatings,
  saveRating,
  siteFingerprint,
} from './ratings'
import { RatingWriter } from './rating-writer'
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

test('of a thousand ratings in any order, what stays is what a plain map would hold', () => {
  const { database } = store
  const random = seededRandom(5)
  const whole = (below: number) => Math.floor(random() * below)
  const expected = new Map<string, [halfStars: number, ratedAt: number]>()
  const set = { source: 'movielens', fingerprint: 'f', path: 'r.csv', now: 1 }
  const id = openRatingSet(database, set)
  inTransaction(database, () => {
    const writer = new RatingWriter(database, id)
    for (const rater of [1, 2, 3]) writer.addRater(rater, `u${rater}`)
    for (let i = 0; i < 1000; i++) {
      const [rater, film, halfStars, ratedAt] = [
        1 + whole(3),
        1 + whole(40),
        1 + whole(10),
        whole(50),
      ]
      const held = expected.get(`${rater} ${film}`)
      if (!held || ratedAt >= held[1]) expected.set(`${rater} ${film}`, [halfStars, ratedAt])
      writer.add(rater, film, halfStars, ratedAt)
    }
    writer.flush()
  })
  const counts = { rows: 1000, users: 3, films: 40, unknownFilms: 0, broken: 0, now: 2 }
  closeRatingSet(database, id, counts)
  const { users, movieIds, stars, times } = readRatings(database)
  const read = [...users].map((user, i) => [
    `${user + 1} ${movieIds[i]}`,
    [stars[i]! * 2, times[i]],
  ])
  expect(read).toHaveLength(expected.size)
  expect(Object.fromEntries(read)).toEqual(Object.fromEntries(expected))
})

test('a set tells what it was opened and closed with; its fingerprint is taken once a source', () => {
  const { database } = store
  const set = { source: 'movielens', fingerprint: 'f', path: 'r.csv', now: 1 }
  const id = openRatingSet(database, set)
  const counts = { rows: 9, users: 2, films: 3, unknownFilms: 4, broken: 5 }
  closeRatingSet(database, id, { ...counts, now: 2 })
  expect(listRatingSets(database)).toEqual([
    {
      id,
      source: 'movielens',
      fingerprint: 'f',
      path: 'r.csv',
      ...counts,
      startedAt: 1,
      finishedAt: 2,
    },
  ])
  expect(() => openRatingSet(database, set)).toThrow(/unique/i)
  expect(openRatingSet(database, { ...set, source: 'movietweetings' })).toBeGreaterThan(id)
})
