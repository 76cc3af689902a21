// The layout whose data stand as JSON in the page: <script id="__NEXT_DATA__">.
import type { CheerioAPI } from 'cheerio'
import { z } from 'zod'
import { readStars } from '@/lib/catalogue/review'
import { htmlToText } from '../html-text'
import { brokenReview, gather, type RawReview, type ReviewsPage } from './parts'

const text = z.string().nullish()
/** Some texts stand bare, some as an object with the same words in several dresses. */
const dressed = z
  .union([z.string(), z.object({ plaidHtml: text, plainText: text, text })])
  .nullish()

const reviewShape = z.object({
  reviewId: text,
  author: z.object({ username: z.object({ text }).nullish(), nickName: text }).nullish(),
  reviewSummary: dressed,
  reviewText: dressed,
  authorRating: z.number().nullish(),
  spoiler: z.boolean().nullish(),
  submissionDate: text,
})

const pageShape = z.object({
  props: z.object({
    pageProps: z.object({
      contentData: z.object({
        reviews: z.array(z.unknown()),
        totalReviews: z.number().nullish(),
        total: z.number().nullish(),
      }),
    }),
  }),
})

/** Reads the JSON of a page; null where it has none of this form. */
export function readNextData($: CheerioAPI): ReviewsPage | null {
  const parsed = pageShape.safeParse(parseJson($('script#__NEXT_DATA__').first().text()))
  if (!parsed.success) return null
  const { reviews, totalReviews, total } = parsed.data.props.pageProps.contentData
  if (reviews.length === 0) return { kind: 'none' }
  const raws: RawReview[] = []
  const problems = reviews.flatMap((entry, i) => {
    const inner = (entry as { review?: unknown } | null)?.review ?? entry
    const review = reviewShape.safeParse(inner)
    if (!review.success) return [brokenReview(i, 'another form')]
    raws.push(rawOf(review.data))
    return []
  })
  const page = gather(raws, totalReviews ?? total ?? null)
  if (page.kind === 'found') page.problems.unshift(...problems)
  return page
}

function rawOf(review: z.infer<typeof reviewShape>): RawReview {
  return {
    id: review.reviewId ?? null,
    author: review.author?.username?.text ?? review.author?.nickName ?? null,
    title: htmlToText(undress(review.reviewSummary)),
    text: htmlToText(undress(review.reviewText)),
    stars: readStars(review.authorRating),
    isSpoiler: review.spoiler ?? false,
    date: review.submissionDate ?? null,
  }
}

function undress(value: z.infer<typeof dressed>): string {
  if (typeof value === 'string') return value
  return value?.plaidHtml ?? value?.text ?? value?.plainText ?? ''
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
