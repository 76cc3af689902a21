// Reviews written here, and what models said of them.
import type { Database } from './database'

/** A review as its writer left it. */
export type StoredReview = {
  id: number
  movieId: number
  /** Hash of the writer's token. */
  author: string
  name: string | null
  text: string
  stars: number | null
  isSpoiler: boolean
  /** Milliseconds since 1970. */
  createdAt: number
  updatedAt: number
}

export type ReviewScore = {
  reviewId: number
  model: string
  probability: number
  sentiment: string
}

/** Saves a writer's review of a film, in place of the one before. Returns its id. */
export function saveReview(
  database: Database,
  review: Omit<StoredReview, 'id' | 'createdAt' | 'updatedAt'>,
  now: number,
): number {
  const { movieId, author, name, text, stars, isSpoiler } = review
  database
    .prepare(
      `INSERT INTO Review (movieId, author, name, text, stars, isSpoiler, createdAt, updatedAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (movieId, author) DO UPDATE SET name = excluded.name, text = excluded.text,
         stars = excluded.stars, isSpoiler = excluded.isSpoiler, updatedAt = excluded.updatedAt`,
    )
    .run(movieId, author, name, text, stars, isSpoiler ? 1 : 0, now, now)
  const { id } = database
    .prepare('SELECT id FROM Review WHERE movieId = ? AND author = ?')
    .get(movieId, author) as { id: number }
  // What was said of the words before says nothing of these.
  database.prepare('DELETE FROM ReviewScore WHERE reviewId = ?').run(id)
  return id
}

/** Deletes a writer's own review of a film, scores included. Returns whether there was one. */
export function deleteReview(database: Database, movieId: number, author: string): boolean {
  const { changes } = database
    .prepare('DELETE FROM Review WHERE movieId = ? AND author = ?')
    .run(movieId, author)
  return changes > 0
}

/** The reviews of a film, the newest first. */
export function listReviews(database: Database, movieId: number): StoredReview[] {
  const rows = database
    .prepare(
      `SELECT id, movieId, author, name, text, stars, isSpoiler, createdAt, updatedAt
       FROM Review WHERE movieId = ? ORDER BY createdAt DESC, id DESC`,
    )
    .all(movieId) as (Omit<StoredReview, 'isSpoiler'> & { isSpoiler: number })[]
  return rows.map((row) => ({ ...row, isSpoiler: row.isSpoiler === 1 }))
}

/** What a model said of the reviews of a film, by review id. */
export function listReviewScores(
  database: Database,
  movieId: number,
  model: string,
): Map<number, ReviewScore> {
  const rows = database
    .prepare(
      `SELECT s.reviewId, s.model, s.probability, s.sentiment FROM ReviewScore s
       JOIN Review r ON r.id = s.reviewId WHERE r.movieId = ? AND s.model = ?`,
    )
    .all(movieId, model) as ReviewScore[]
  return new Map(rows.map((row) => [row.reviewId, row]))
}

/** Keeps what a model said of a review, beside its stars; the dashboard compares the two over time. */
export function saveReviewScore(
  database: Database,
  score: ReviewScore & { stars: number | null },
  now: number,
): void {
  const { reviewId, model, probability, sentiment, stars } = score
  database
    .prepare(
      `INSERT INTO ReviewScore (reviewId, model, probability, sentiment, stars, scoredAt)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (reviewId, model) DO NOTHING`,
    )
    .run(reviewId, model, probability, sentiment, stars, now)
}
