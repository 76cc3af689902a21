import { afterEach, beforeEach, expect, test } from 'vitest'
import { saveForeignReviews } from './foreign-reviews'
import { saveReview } from './reviews'
import { openTestStore } from './store.fixture'
import { findTmdbAnswer } from './tmdb-answers'
import {
  LONGEST_KEPT_MS,
  listTmdbDates,
  purgeExpired,
  purgeTmdb,
  saveTmdbAnswer,
} from './tmdb-cache'

const NOW = Date.UTC(2026, 10, 23)
let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.drop())

const entry = (key: string, body = '{}') => ({ kind: 'film' as const, key, body })
const review = {
  key: 'a',
  author: null,
  title: null,
  text: 'Fine.',
  stars: null,
  isSpoiler: false,
  writtenOn: null,
  url: null,
  probability: 0.9,
  sentiment: '{}',
  model: 'm',
}
const fetched = { outcome: 'found', detail: null, total: 1, fetchedAt: NOW, expiresAt: NOW + 1000 }

test('an answer is kept with its date, and replaced by a newer one', () => {
  saveTmdbAnswer(store.database, entry('1', '{"a":1}'), NOW)
  saveTmdbAnswer(store.database, entry('1', '{"a":2}'), NOW + 5)
  const answer = findTmdbAnswer(store.database, 'film', '1', NOW + 6)
  expect(answer).toEqual({ body: '{"a":2}', fetchedAt: NOW + 5 })
  expect(listTmdbDates(store.database, 'film')).toEqual(new Map([['1', NOW + 5]]))
  expect(findTmdbAnswer(store.database, 'person', '1', NOW)).toBeNull()
})

test('nothing is shown beyond six months, and it is deleted', () => {
  saveTmdbAnswer(store.database, entry('1'), NOW)
  expect(LONGEST_KEPT_MS).toBeLessThan(183 * 24 * 3_600_000)
  const later = NOW + LONGEST_KEPT_MS
  expect(findTmdbAnswer(store.database, 'film', '1', later - 1)).not.toBeNull()
  expect(findTmdbAnswer(store.database, 'film', '1', later)).toBeNull()
  expect(purgeExpired(store.database, later)).toBe(1)
})

test('one purge forgets all of TMDB and nothing else', () => {
  saveTmdbAnswer(store.database, entry('1'), NOW)
  for (const source of ['tmdb', 'imdb'])
    saveForeignReviews(store.database, { source, movieId: 7 }, [review], fetched)
  const own = { movieId: 7, author: 'x', name: null, text: 'Mine.', stars: 8, isSpoiler: false }
  saveReview(store.database, own, NOW)
  expect(purgeTmdb(store.database)).toBe(3)
  const count = (table: string) =>
    (store.database.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n
  expect(['TmdbAnswer', 'ForeignReview', 'ReviewFetch', 'Review'].map(count)).toEqual([0, 1, 1, 1])
})
