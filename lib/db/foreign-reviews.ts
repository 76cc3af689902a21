// Reviews that other sites hold, kept until they expire, and what came of asking for them.
import type { ReviewDraft } from '@/lib/catalogue/review'
import { type Database, inTransaction } from './database'

/** A review with what our model says of it; `sentiment` is JSON. */
export type ForeignReview = ReviewDraft & { probability: number; sentiment: string; model: string }

/** How a source answered the last time. Times are milliseconds since 1970. */
export type ReviewFetch = {
  outcome: string
  detail: string | null
  /** How many reviews the source says there are. */
  total: number | null
  fetchedAt: number
}

/** Whose reviews of which film. */
export type Place = { source: string; movieId: number }

/** Keeps a source's reviews of a film in place of those before, and that it was asked. All or nothing. */
export function saveForeignReviews(
  database: Database,
  { source, movieId }: Place,
  reviews: readonly ForeignReview[],
  fetched: ReviewFetch & { expiresAt: number },
): void {
  const insert = database.prepare(
    `INSERT OR REPLACE INTO ForeignReview (source, movieId, key, author, title, text, stars, isSpoiler, writtenOn,
       url, probability, sentiment, model, fetchedAt, expiresAt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  inTransaction(database, () => {
    database
      .prepare('DELETE FROM ForeignReview WHERE source = ? AND movieId = ?')
      .run(source, movieId)
    for (const review of reviews) {
      const { key, author, title, text, stars, writtenOn, url } = review
      const { probability, sentiment, model } = review
      insert.run(
        ...[source, movieId, key, author, title, text, stars, review.isSpoiler ? 1 : 0],
        ...[writtenOn, url, probability, sentiment, model, fetched.fetchedAt, fetched.expiresAt],
      )
    }
    saveReviewFetch(database, { source, movieId }, fetched)
  })
}

/** Keeps that a source was asked and how it answered; the reviews kept before stay. */
export function saveReviewFetch(
  database: Database,
  { source, movieId }: Place,
  { outcome, detail, total, fetchedAt, expiresAt }: ReviewFetch & { expiresAt: number },
): void {
  database
    .prepare(
      `INSERT OR REPLACE INTO ReviewFetch (source, movieId, outcome, detail, total, fetchedAt, expiresAt)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(source, movieId, outcome, detail, total, fetchedAt, expiresAt)
}

/** How a source answered the last time it was asked for a film's reviews; null where it never was. */
export function findReviewFetch(
  database: Database,
  { source, movieId }: Place,
  now: number,
): ReviewFetch | null {
  const row = database
    .prepare(
      `SELECT outcome, detail, total, fetchedAt FROM ReviewFetch
       WHERE source = ? AND movieId = ? AND expiresAt > ?`,
    )
    .get(source, movieId, now) as ReviewFetch | undefined
  return row ?? null
}

/** A source's reviews of a film that may still be shown, in the order in which they were brought. */
export function listForeignReviews(
  database: Database,
  { source, movieId }: Place,
  now: number,
): ForeignReview[] {
  const rows = database
    .prepare(
      `SELECT key, author, title, text, stars, isSpoiler, writtenOn, url, probability, sentiment, model
       FROM ForeignReview WHERE source = ? AND movieId = ? AND expiresAt > ? ORDER BY rowid`,
    )
    .all(source, movieId, now) as (Omit<ForeignReview, 'isSpoiler'> & { isSpoiler: number })[]
  return rows.map((row) => ({ ...row, isSpoiler: row.isSpoiler === 1 }))
}

/** Keeps what a newer model says of a review. */
export function updateForeignScore(
  database: Database,
  { source, movieId }: Place,
  { key, probability, sentiment, model }: ForeignReview,
): void {
  database
    .prepare(
      `UPDATE ForeignReview SET probability = ?, sentiment = ?, model = ?
       WHERE source = ? AND movieId = ? AND key = ?`,
    )
    .run(probability, sentiment, model, source, movieId, key)
}
