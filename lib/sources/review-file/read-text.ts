// Reviews in plain text: parted by lines of dashes or the like, else one review.
import type { Problem } from '@/lib/catalogue/problem'
import type { ReviewDraft } from '@/lib/catalogue/review'
import { draftOf, droppedPart, parseStars } from './draft'

const PARTING = /^[ \t]*[-=*_]{3,}[ \t]*$/m
const MOST = 2000

/** Reads the parts of a text; a first line such as "8/10" gives the stars. */
export function readTextReviews(content: string): { reviews: ReviewDraft[]; problems: Problem[] } {
  const problems: Problem[] = []
  const parts = content.split(PARTING)
  if (parts.length > MOST)
    problems.push(
      droppedPart('too-many', null, `Got ${parts.length} reviews, expected at most ${MOST}.`),
    )
  const reviews = parts.slice(0, MOST).flatMap((part, i) => {
    const [first = '', ...rest] = part.trim().split(/\r?\n/)
    const stars = rest.length > 0 && first.length < 20 ? parseStars(first) : null
    const draft = draftOf(`part-${i + 1}`, { text: stars === null ? part : rest.join('\n'), stars })
    if (!draft && part.trim() !== '')
      problems.push(
        droppedPart('no-text', null, `Got part ${i + 1} without words, expected a review.`),
      )
    return draft ? [draft] : []
  })
  return { reviews, problems }
}
