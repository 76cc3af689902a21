// What the three layouts of IMDb's pages of reviews have in common.
import { createHash } from 'node:crypto'
import type { Problem } from '@/lib/catalogue/problem'
import { cleanReviewLine, cleanReviewText, readDay, type ReviewDraft } from '@/lib/catalogue/review'

/** What a page of reviews turned out to be. */
export type ReviewsPage =
  | { kind: 'found'; reviews: ReviewDraft[]; total: number | null; problems: Problem[] }
  /** A page of reviews on which nobody wrote yet. */
  | { kind: 'none' }

/** A review as it stands on a page, still to be checked. */
export type RawReview = {
  id: string | null
  author: string | null
  title: string | null
  text: string
  stars: number | null
  isSpoiler: boolean
  date: string | null
}

/** A page holds 25; more than this is no page. */
export const MOST_REVIEWS = 100
const LONGEST_NAME = 80
const LONGEST_TITLE = 300

/** Makes reviews of what was read: each once; those of another form (null) or without words told and left out. */
export function gather(raws: readonly (RawReview | null)[], total: number | null): ReviewsPage {
  const reviews = new Map<string, ReviewDraft>()
  const problems: Problem[] = []
  for (const [i, raw] of raws.slice(0, MOST_REVIEWS).entries()) {
    const text = cleanReviewText(raw?.text ?? '')
    if (raw === null || text === '') {
      problems.push(brokenReview(i, raw === null ? 'another form' : 'no text'))
      continue
    }
    const author = cleanReviewLine(raw.author, LONGEST_NAME)
    const id = /^rw\d{1,12}$/.exec(raw.id ?? '')?.[0] ?? null
    const key = id ?? createHash('sha256').update(`${author}\n${text}`).digest('hex').slice(0, 16)
    reviews.set(key, {
      key,
      author,
      title: cleanReviewLine(raw.title, LONGEST_TITLE),
      text,
      stars: raw.stars,
      isSpoiler: raw.isSpoiler,
      writtenOn: isoDate(raw.date),
      url: id && `https://www.imdb.com/review/${id}/`,
    })
  }
  return { kind: 'found', reviews: [...reviews.values()], total, problems }
}

function brokenReview(index: number, got: string): Problem {
  return {
    code: 'broken-review',
    severity: 'dropped',
    file: 'imdb',
    line: null,
    field: `review ${index + 1}`,
    message: `Got ${got}, expected a review with a text; it is left out.`,
  }
}

/** Dates of the three layouts: "2014-11-07", "7 November 2014", "Nov 7, 2014". */
function isoDate(date: string | null): string | null {
  const given = (date ?? '').trim()
  const isNamed = /^(?:\d{1,2} [a-z]{3,9}|[a-z]{3,9} \d{1,2},?) \d{4}$/i.test(given)
  const time = isNamed ? Date.parse(`${given} UTC`) : Number.NaN
  return Number.isNaN(time) ? readDay(given) : new Date(time).toISOString().slice(0, 10)
}

/** Reads "1,234 User reviews"; null for "1.2K", which is no count, and for no number. */
export function readTotal(text: string): number | null {
  const [, digits, suffix] = /(\d[\d.,]*)\s*([KM]\b)?/i.exec(text) ?? []
  return digits === undefined || suffix ? null : Number(digits.replace(/\D/g, ''))
}
