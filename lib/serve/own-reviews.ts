// What did visitors of this site write?
import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Review } from '@/lib/api/review-schemas'
import { cleanReviewText, LONGEST_REVIEW, MOST_STARS } from '@/lib/catalogue/review'
import {
  deleteReview,
  listReviewScores,
  listReviews,
  type StoredReview,
  saveReview,
  saveReviewScore,
} from '@/lib/db/reviews'
import { AppError } from '@/lib/errors'
import type { AspectMention, Sentiment } from '@/lib/sentiment/score'
import { requireWritable, storeConnection } from './connection'
import { loadSentiment, scoreText } from './sentiment'
import { getMovie } from './snapshot'

/** A review to show, and what a summary reads besides. */
export type ScoredReview = Review & { mentions: AspectMention[] }

const SHORTEST = 10
const LONGEST_NAME = 60

/** What the form sends; every message says what was expected. */
export const ownReviewSchema = z.object({
  name: z
    .string()
    .transform((name) => cleanReviewText(name).replace(/\n/g, ' '))
    .pipe(z.string().max(LONGEST_NAME, `Your name: expected at most ${LONGEST_NAME} letters.`)),
  text: z
    .string()
    .max(2 * LONGEST_REVIEW, `Your review: expected at most ${LONGEST_REVIEW} letters.`)
    .transform(cleanReviewText)
    .pipe(z.string().min(SHORTEST, `Your review: expected at least ${SHORTEST} letters.`)),
  stars: z
    .int(`Stars: expected 1 to ${MOST_STARS}, or none.`)
    .min(1, `Stars: expected 1 to ${MOST_STARS}, or none.`)
    .max(MOST_STARS, `Stars: expected 1 to ${MOST_STARS}, or none.`)
    .nullable(),
  isSpoiler: z.boolean(),
})

export type OwnReview = z.infer<typeof ownReviewSchema>

/** A new token that makes its holder a writer; only its hash is kept here. */
export function newAuthorToken(): string {
  return randomBytes(24).toString('base64url')
}

/** The form in which writers are kept; null for what is no token. */
export function authorOf(token: string | undefined): string | null {
  if (!token || !/^[\w-]{32}$/.test(token)) return null
  return createHash('sha256').update(token).digest('base64url')
}

/** Saves a writer's review of a film in place of the one before. Throws `not-found`, `bad-request`, `keeps-nothing`. */
export function saveOwnReview(movieId: number, author: string, given: unknown): void {
  requireWritable()
  getMovie(movieId)
  const review = ownReviewSchema.safeParse(given)
  if (!review.success)
    throw new AppError('bad-request', review.error.issues.map(({ message }) => message).join(' '))
  const { name, text, stars, isSpoiler } = review.data
  saveReview(
    storeConnection(),
    { movieId, author, name: name || null, text, stars, isSpoiler },
    Date.now(),
  )
}

/** Deletes a writer's own review of a film for good. Returns whether there was one. */
export function deleteOwnReview(movieId: number, author: string): boolean {
  return deleteReview(storeConnection(), movieId, author)
}

/** The reviews written here, scored by the model of today, the writer's own first. */
export function listOwnReviews(movieId: number, author: string | null): ScoredReview[] {
  const { version } = loadSentiment()
  const scores = listReviewScores(storeConnection(), movieId, version)
  const reviews = listReviews(storeConnection(), movieId).map((review) => {
    const known = scores.get(review.id)
    const sentiment = known
      ? { ...(JSON.parse(known.sentiment) as Sentiment), probability: known.probability }
      : scoreAndKeep(review, version)
    return shownReview(review, sentiment, review.author === author)
  })
  return [...reviews.filter(({ isOwn }) => isOwn), ...reviews.filter(({ isOwn }) => !isOwn)]
}

function scoreAndKeep({ id, text, stars }: StoredReview, model: string): Sentiment {
  const scored = scoreText(text)
  const { probability, ...sentiment } = scored
  saveReviewScore(
    storeConnection(),
    { reviewId: id, model, probability, sentiment: JSON.stringify(sentiment), stars },
    Date.now(),
  )
  return scored
}

function shownReview(review: StoredReview, sentiment: Sentiment, isOwn: boolean): ScoredReview {
  const { id, name, text, stars, isSpoiler, createdAt } = review
  const { probability, verdict, because, mentions } = sentiment
  return {
    source: 'own',
    key: String(id),
    author: name,
    title: null,
    text,
    stars,
    isSpoiler,
    writtenOn: new Date(createdAt).toISOString().slice(0, 10),
    url: null,
    isOwn,
    probability,
    verdict,
    because,
    mentions,
  }
}
