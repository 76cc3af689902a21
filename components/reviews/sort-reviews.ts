// The orders in which reviews may be read.
import type { Review } from '@/lib/api/review-schemas'

export const REVIEW_SORTS = [
  'newest',
  'oldest',
  'most-stars',
  'fewest-stars',
  'gladdest',
  'saddest',
] as const

export type ReviewSort = (typeof REVIEW_SORTS)[number]

/** Returns the reviews in that order; those that lack what is sorted by come last, equals keep their places. */
export function sortReviews(reviews: readonly Review[], sort: ReviewSort): Review[] {
  const [value, direction] = KEYS[sort]
  return [...reviews].sort((a, b) => {
    const [left, right] = [value(a), value(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return direction * (left - right)
  })
}

const KEYS: Record<ReviewSort, [(review: Review) => number | null, 1 | -1]> = {
  newest: [dayOf, -1],
  oldest: [dayOf, 1],
  'most-stars': [({ stars }) => stars, -1],
  'fewest-stars': [({ stars }) => stars, 1],
  gladdest: [({ probability }) => probability, -1],
  saddest: [({ probability }) => probability, 1],
}

function dayOf({ writtenOn }: Review): number | null {
  return writtenOn === null ? null : Date.parse(writtenOn)
}
