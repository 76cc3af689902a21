'use client'

import type { ReviewsAnswer } from '@/lib/api/review-schemas'
import { ReviewList } from './review-list'
import { ReviewSummary } from './review-summary'

/** The reviews that came, and what they come to. */
export function ReviewResults({ answer }: { answer: ReviewsAnswer }) {
  if (answer.reviews.length === 0) return null
  return (
    <>
      <ReviewSummary summary={answer.summary} />
      <ReviewList reviews={answer.reviews} />
    </>
  )
}
