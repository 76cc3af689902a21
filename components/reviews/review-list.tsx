'use client'

import { useState } from 'react'
import type { Review } from '@/lib/api/review-schemas'
import { countOf } from '@/lib/format'
import { ReviewItem } from './review-item'
import { REVIEW_SORTS, type ReviewSort, sortReviews } from './sort-reviews'

/** Reviews shown before somebody asks for more. */
const AT_FIRST = 10

const NAMES: Record<ReviewSort, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  'most-stars': 'Most stars first',
  'fewest-stars': 'Fewest stars first',
  gladdest: 'Gladdest first',
  saddest: 'Saddest first',
}

/** The reviews one by one, in an order of the reader's choice. */
export function ReviewList({ reviews }: { reviews: readonly Review[] }) {
  const [sort, setSort] = useState<ReviewSort>('newest')
  const [isWhole, setWhole] = useState(false)
  const sorted = sortReviews(reviews, sort)
  const shown = isWhole ? sorted : sorted.slice(0, AT_FIRST)
  return (
    <div className="mt-10">
      <label className="label flex flex-wrap items-center gap-3">
        Order
        <select
          value={sort}
          onChange={({ target }) => setSort(target.value as ReviewSort)}
          className="field w-auto text-base"
        >
          {REVIEW_SORTS.map((name) => (
            <option key={name} value={name}>
              {NAMES[name]}
            </option>
          ))}
        </select>
      </label>
      <ul className="mt-4 grid gap-x-12 lg:grid-cols-2">
        {shown.map((review) => (
          <li key={`${review.source}:${review.key}`}>
            <ReviewItem review={review} />
          </li>
        ))}
      </ul>
      {shown.length < sorted.length && (
        <button type="button" onClick={() => setWhole(true)} className="action mt-6">
          Show {countOf(sorted.length - shown.length, 'more review')}
        </button>
      )}
    </div>
  )
}
