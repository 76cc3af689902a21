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
    `INSERT INTO ForeignReview (source, movieId, key, author, title, text, stars, isSpoiler, writtenOn,
       url, probability, sentiment, model, fetchedAt, expiresAt, position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (source, movieId, key) DO UPDATE SET author = excluded.author, title = excluded.title,
       text = excluded.text, stars = excluded.stars, isSpoiler = excluded.isSpoiler, writtenOn = excluded.writtenOn,
       url = excluded.url, probability = excluded.probability, sentiment = excluded.sentiment,
       model = excluded.model, position = excluded.position`,
  )
  inTransaction(database, () => {
    database
      .prepare('DELETE FROM ForeignReview WHERE source = ? AND movieId = ?')
      .run(source, movieId)
    for (const [position, review] of reviews.entries()) {
      const { key, author, title, text, stars, writtenOn, url } = review
      const { probability, sentiment, model } = review
      insert.run(
        ...[source, movieId, key, author, title, text, stars, review.isSpoiler ? 1 : 0],
        ...[writtenOn, url, probability, sentiment, model, fetched.fetchedAt, fetched.expiresAt],
        position,
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
      `INSERT INTO ReviewFetch (source, movieId, outcome, detail, total, fetchedAt, expiresAt)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, movieId) DO UPDATE SET outcome = excluded.outcome,
         detail = excluded.detail, total = excluded.total, fetchedAt = excluded.fetchedAt,
         expiresAt = excluded.expiresAt`,
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
       FROM ForeignReview WHERE source = ? AND movieId = ? AND expiresAt > ? ORDER BY position`,
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
