// What do people write of this film, and how do they feel about it?
import 'server-only'
import type { Review, ReviewSourceState, ReviewsAnswer } from '@/lib/api/review-schemas'
import {
  type ForeignReview,
  findReviewFetch,
  listForeignReviews,
  type ReviewFetch,
  saveForeignReviews,
  saveReviewFetch,
  updateForeignScore,
} from '@/lib/db/foreign-reviews'
import { LONGEST_KEPT_MS } from '@/lib/db/tmdb-cache'
import { AppError } from '@/lib/errors'
import { logger } from '@/lib/log'
import type { Sentiment } from '@/lib/sentiment/score'
import { summariseReviews } from '@/lib/sentiment/summary'
import type { ReviewSource, ReviewsOutcome } from '@/lib/sources/review-source'
import { storeConnection } from './connection'
import { metrics } from './metrics'
import { listOwnReviews, type ScoredReview } from './own-reviews'
import { foreignSources, sourceNames } from './review-sources'
import { loadSentiment, scoreText } from './sentiment'
import { singleFlight } from './single-flight'
import { getMovie } from './snapshot'

const HOUR_MS = 3_600_000
/** How long a source is not asked again for the same film, by what came of it. */
const REST_MS: Partial<Record<ReviewsOutcome['kind'], number>> = {
  found: 24 * HOUR_MS,
  none: 24 * HOUR_MS,
  'no-id': 24 * HOUR_MS,
  'not-found': 24 * HOUR_MS,
  blocked: HOUR_MS,
  'layout-changed': HOUR_MS,
}
const SHORT_REST_MS = 20_000

const flight = singleFlight<void>()

/**
 * Asks one source for the reviews of a film, scores and keeps them, unless it answered lately; then returns
 * all that is kept. Asked twice at once, it is asked once. Throws `not-found` for an unknown film or source.
 */
export async function bringReviews(
  movieId: number,
  sourceName: string,
  author: string | null,
): Promise<ReviewsAnswer> {
  const movie = getMovie(movieId)
  const source = foreignSources().find(({ name }) => name === sourceName)
  if (!source && !sourceNames().includes(sourceName))
    throw new AppError(
      'not-found',
      `Got source «${sourceName}», expected one of ${sourceNames().join(', ')}.`,
    )
  if (source?.isOn && isDue(source.name, movieId))
    await flight(`${source.name}:${movieId}`, () =>
      fetchAndKeep(source, { id: movieId, ids: movie.ids }),
    )
  return readReviews(movieId, author)
}

/** Returns what is kept of a film's reviews, scored by the model of today. Throws `not-found`. */
export function readReviews(movieId: number, author: string | null): ReviewsAnswer {
  getMovie(movieId)
  const perSource = sourceNames().map((name) => {
    if (name === 'own') return { state: ownState(), reviews: listOwnReviews(movieId, author) }
    const isOn = foreignSources().some((source) => source.name === name && source.isOn)
    return isOn
      ? { state: stateOf(name, movieId), reviews: listScored(name, movieId) }
      : { state: offState(name), reviews: [] }
  })
  const scored = perSource.flatMap(({ reviews }) => reviews)
  return {
    movieId,
    reviews: scored.map(({ mentions: _, ...review }) => review),
    summary: summariseReviews(scored),
    sources: perSource.map(({ state, reviews }) => ({ ...state, reviews: reviews.length })),
  }
}

function isDue(source: string, movieId: number): boolean {
  const now = Date.now()
  const last = findReviewFetch(storeConnection(), { source, movieId }, now)
  if (!last) return true
  const rest = REST_MS[last.outcome as ReviewsOutcome['kind']] ?? SHORT_REST_MS
  return now - last.fetchedAt >= rest
}

async function fetchAndKeep(
  source: ReviewSource,
  film: Parameters<ReviewSource['fetchReviews']>[0],
): Promise<void> {
  const outcome = await source.fetchReviews(film)
  metrics.vendors.inc({ vendor: `${source.name} reviews`, outcome: outcome.kind })
  const now = Date.now()
  const place = { source: source.name, movieId: film.id }
  const fetched: ReviewFetch & { expiresAt: number } = {
    outcome: outcome.kind,
    detail: 'detail' in outcome ? outcome.detail : null,
    total: outcome.kind === 'found' ? outcome.total : null,
    fetchedAt: now,
    expiresAt: now + LONGEST_KEPT_MS,
  }
  if (outcome.kind === 'found') {
    for (const problem of outcome.problems) logger().warn({ ...place, problem }, 'review mended')
    const model = loadSentiment().version
    const scored = outcome.reviews.map((review): ForeignReview => {
      const { probability, ...sentiment } = scoreText(review.text, review.title)
      return { ...review, probability, sentiment: JSON.stringify(sentiment), model }
    })
    saveForeignReviews(storeConnection(), place, scored, fetched)
    return
  }
  if (fetched.detail) logger().warn({ ...place, detail: fetched.detail }, 'no reviews came')
  // A source that has none now has none to show; one that failed keeps those it gave before.
  if (outcome.kind === 'none') saveForeignReviews(storeConnection(), place, [], fetched)
  else saveReviewFetch(storeConnection(), place, fetched)
}

function listScored(source: string, movieId: number): ScoredReview[] {
  const place = { source, movieId }
  const { version } = loadSentiment()
  return listForeignReviews(storeConnection(), place, Date.now()).map((kept) => {
    const review = kept.model === version ? kept : rescore(kept, version)
    if (review !== kept) updateForeignScore(storeConnection(), place, review)
    const { probability, sentiment, model: _, ...draft } = review
    const parsed = JSON.parse(sentiment) as Omit<Sentiment, 'probability'>
    const shown: Review = {
      source,
      ...draft,
      isOwn: false,
      probability,
      verdict: parsed.verdict,
      because: parsed.because,
    }
    return { ...shown, mentions: parsed.mentions }
  })
}

function rescore(review: ForeignReview, model: string): ForeignReview {
  const { probability, ...sentiment } = scoreText(review.text, review.title)
  return { ...review, probability, sentiment: JSON.stringify(sentiment), model }
}

function ownState(): Omit<ReviewSourceState, 'reviews'> {
  return { name: 'own', state: 'found', total: null, fetchedAt: null }
}

function offState(name: string): Omit<ReviewSourceState, 'reviews'> {
  return { name, state: 'off', total: null, fetchedAt: null }
}

function stateOf(source: string, movieId: number): Omit<ReviewSourceState, 'reviews'> {
  const last = findReviewFetch(storeConnection(), { source, movieId }, Date.now())
  return {
    name: source,
    state: (last?.outcome ?? 'waiting') as ReviewSourceState['state'],
    total: last?.total ?? null,
    fetchedAt: last ? new Date(last.fetchedAt).toISOString() : null,
  }
}
