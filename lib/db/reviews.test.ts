import { afterEach, beforeEach, expect, test } from 'vitest'
import { movieFromDraft } from '@/lib/catalogue/merge'
import { emptyDraft } from '@/lib/catalogue/movie'
import { inTransaction } from './database'
import {
  findReviewFetch,
  listForeignReviews,
  saveForeignReviews,
  saveReviewFetch,
  updateForeignScore,
} from './foreign-reviews'
import { FIRST_LOCAL_ID, forgetRivals, saveMovies } from './movies'
import { deleteReview, listReviewScores, listReviews, saveReview, saveReviewScore } from './reviews'
import { openTestStore } from './store.fixture'

let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.drop())

const mine = { movieId: 7, author: 'ann', name: 'Ann', text: 'Fine.', stars: 8, isSpoiler: false }
const score = { model: 'm1', probability: 0.9, sentiment: '{}', stars: 8 }

test('a writer has one review a film: the newer takes the place of the older', () => {
  const id = saveReview(store.database, mine, 100)
  expect(saveReview(store.database, { ...mine, text: 'Not so fine.', isSpoiler: true }, 200)).toBe(
    id,
  )
  saveReview(store.database, { ...mine, author: 'bo', name: null, stars: null }, 150)
  expect(listReviews(store.database, 7)).toMatchObject([
    { author: 'bo', name: null, stars: null, createdAt: 150 },
    { id, text: 'Not so fine.', isSpoiler: true, createdAt: 100, updatedAt: 200 },
  ])
})

test('scores stand beside the stars, one a model, and go with the words they were said of', () => {
  const reviewId = saveReview(store.database, mine, 100)
  saveReviewScore(store.database, { reviewId, ...score }, 110)
  saveReviewScore(store.database, { reviewId, ...score, model: 'm2', probability: 0.7 }, 120)
  expect(listReviewScores(store.database, 7, 'm2').get(reviewId)?.probability).toBe(0.7)
  const kept = store.database.prepare('SELECT model, stars, scoredAt FROM ReviewScore').all()
  expect(kept).toMatchObject([
    { model: 'm1', stars: 8, scoredAt: 110 },
    { model: 'm2', stars: 8, scoredAt: 120 },
  ])
  saveReview(store.database, { ...mine, text: 'Other words.' }, 200)
  expect(listReviewScores(store.database, 7, 'm2').size).toBe(0)
})

test('only its writer deletes a review, and its scores go too', () => {
  const reviewId = saveReview(store.database, mine, 100)
  saveReviewScore(store.database, { reviewId, ...score }, 110)
  expect(deleteReview(store.database, 7, 'bo')).toBe(false)
  expect(deleteReview(store.database, 7, 'ann')).toBe(true)
  expect(store.database.prepare('SELECT * FROM ReviewScore').all()).toEqual([])
})

test('reviews outlive the import of their film: they move to the catalogue’s record', () => {
  const ids = { imdb: 'tt0000001', tmdb: null, movielens: null, wikipedia: null }
  const film = (id: number) => ({
    ...movieFromDraft(emptyDraft('Film', { source: 'test', key: '1' }), id),
    ids,
  })
  saveMovies(store.database, [film(FIRST_LOCAL_ID)])
  saveReview(store.database, { ...mine, movieId: FIRST_LOCAL_ID }, 100)
  inTransaction(store.database, () => {
    forgetRivals(store.database, [film(7)])
    saveMovies(store.database, [film(7)])
  })
  expect(listReviews(store.database, 7)).toHaveLength(1)
})

test('foreign reviews are replaced as a whole, in their order, until they expire', () => {
  const place = { source: 'imdb', movieId: 7 }
  const review = (key: string) => ({
    ...{ key, author: 'a', title: 't', text: 'Fine.', stars: 3, isSpoiler: true },
    ...{ writtenOn: '2020-01-01', url: null, probability: 0.2, sentiment: '{}', model: 'm1' },
  })
  const fetched = { outcome: 'found', detail: null, total: 9, fetchedAt: 100, expiresAt: 1000 }
  saveForeignReviews(store.database, place, [review('x')], fetched)
  saveForeignReviews(store.database, place, [review('b'), review('a')], fetched)
  expect(listForeignReviews(store.database, place, 500)).toMatchObject([
    { key: 'b', isSpoiler: true },
    { key: 'a' },
  ])
  updateForeignScore(store.database, place, { ...review('a'), probability: 0.6, model: 'm2' })
  expect(listForeignReviews(store.database, place, 500)[1]).toMatchObject({ model: 'm2' })
  expect(listForeignReviews(store.database, place, 1000)).toEqual([])
  saveReviewFetch(store.database, place, { ...fetched, outcome: 'blocked', fetchedAt: 200 })
  expect(findReviewFetch(store.database, place, 500)).toMatchObject({ outcome: 'blocked' })
  expect(listForeignReviews(store.database, place, 500)).toHaveLength(2)
  expect(findReviewFetch(store.database, { ...place, movieId: 8 }, 500)).toBeNull()
})
