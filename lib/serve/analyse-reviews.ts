// What do these pasted or uploaded reviews say?
import 'server-only'
import type { Analysis } from '@/lib/api/review-schemas'
import { AppError } from '@/lib/errors'
import { summariseReviews } from '@/lib/sentiment/summary'
import { parseReviewsPage } from '@/lib/sources/imdb/page'
import { readReviewFile } from '@/lib/sources/review-file/read-file'
import { scoreText } from './sentiment'

/**
 * Scores a file of reviews: text, CSV, or a saved page. Nothing is kept and nothing that the file names is
 * fetched. Throws `unusable-data` where no review is in it.
 */
export function analyseReviews(name: string, bytes: Uint8Array): Analysis {
  const file = readReviewFile({ name, bytes })
  const imdb = file.kind === 'html' ? parseReviewsPage(file.content) : null
  const { reviews, problems } = imdb?.kind === 'found' ? imdb : file
  if (reviews.length === 0)
    throw new AppError(
      'unusable-data',
      `Got «${name}» with no review in it, expected a text, a CSV file with a column of texts, or a saved page of reviews.`,
    )
  const scored = reviews.map((review) => {
    const { probability, verdict, because, mentions } = scoreText(review.text, review.title)
    const shown = { source: 'pasted', isOwn: false, probability, verdict, because }
    return { ...review, ...shown, mentions }
  })
  return {
    reviews: scored.map(({ mentions: _, ...review }) => review),
    summary: summariseReviews(scored),
    problems: problems.map(({ line, message }) => (line ? `Line ${line}: ${message}` : message)),
  }
}
