// The layout whose data stand as JSON in the page: <script id="__NEXT_DATA__">.
import type { CheerioAPI } from 'cheerio'
import { z } from 'zod'
import { readStars } from '@/lib/catalogue/review'
import { htmlToText } from '../html-text'
import { gather, MOST_REVIEWS, type RawReview, type ReviewsPage } from './parts'

const text = z.string().nullish()
/** Some texts stand bare, some as an object with the same words in several dresses. */
const dressed = z
  .union([z.string(), z.object({ plaidHtml: text, plainText: text, text })])
  .nullish()

const day = z
  .union([
    z.string(),
    z.object({ date: z.string() }).transform(({ date }) => date),
    z
      .object({ year: z.number(), month: z.number(), day: z.number() })
      .transform((part) => [part.year, part.month, part.day].map(twoDigits).join('-')),
  ])
  .nullish()
  .catch(null)

/** Only the id and the text must be as expected: a review is not lost for its stars. */
const reviewShape = z.object({
  reviewId: text,
  author: z
    .object({ username: z.object({ text }).nullish(), nickName: text })
    .nullish()
    .catch(null),
  reviewSummary: dressed.catch(null),
  reviewText: dressed,
  authorRating: z.union([z.number(), z.string()]).nullish().catch(null),
  spoiler: z.union([z.boolean(), z.stringbool()]).nullish().catch(null),
  submissionDate: day,
})

const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .nullish()
  .catch(null)

const pageShape = z.object({
  props: z.object({
    pageProps: z.object({
      contentData: z.object({
        reviews: z.array(z.unknown()).nullish(),
        totalReviews: count,
        reviewsTotal: count,
        total: count,
      }),
    }),
  }),
})

/** Reads the JSON of a page; null where it has none of this form. */
export function readNextData($: CheerioAPI): ReviewsPage | null {
  const parsed = pageShape.safeParse(parseJson($('script#__NEXT_DATA__').first().text()))
  if (!parsed.success) return null
  const { contentData } = parsed.data.props.pageProps
  const total = contentData.totalReviews ?? contentData.reviewsTotal ?? contentData.total ?? null
  const reviews = contentData.reviews ?? []
  // No list and no word about it, or a list that should not be empty: another layout.
  if (reviews.length === 0)
    return total === 0 || (total === null && contentData.reviews) ? { kind: 'none' } : null
  const raws = reviews.slice(0, MOST_REVIEWS).map((entry) => {
    const inner = (entry as { review?: unknown } | null)?.review ?? entry
    const review = reviewShape.safeParse(inner)
    return review.success ? rawOf(review.data) : null
  })
  return gather(raws, total)
}

function rawOf(review: z.infer<typeof reviewShape>): RawReview {
  return {
    id: review.reviewId ?? null,
    author: review.author?.username?.text ?? review.author?.nickName ?? null,
    title: undress(review.reviewSummary),
    text: undress(review.reviewText),
    stars: readStars(review.authorRating),
    isSpoiler: review.spoiler ?? false,
    date: review.submissionDate ?? null,
  }
}

/** The words of a text; only plain ones may be taken as they stand. */
function undress(value: z.infer<typeof dressed>): string {
  if (typeof value === 'string') return htmlToText(value)
  const html = value?.plaidHtml || value?.text
  return html ? htmlToText(html) : (value?.plainText ?? '')
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
