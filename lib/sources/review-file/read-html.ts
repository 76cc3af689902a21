// Reviews on a saved page of any site: as schema.org marks them, else its longer paragraphs.
import { type CheerioAPI, load } from 'cheerio'
import { z } from 'zod'
import type { Problem } from '@/lib/catalogue/problem'
import { type ReviewDraft, readStars } from '@/lib/catalogue/review'
import { htmlToText, partText } from '../html-text'
import { draftOf } from './draft'

/** Where reviews stand on a page, the plainest sign first. */
const PLACES = ['[itemprop="reviewBody"]', 'article', 'blockquote', 'p']
/** Shorter texts are captions and buttons. */
const SHORTEST = 40
const MOST = 500

const reviewShape = z.object({
  '@type': z.union([z.string(), z.array(z.string())]).nullish(),
  reviewBody: z.string().nullish(),
  description: z.string().nullish(),
  name: z.string().nullish(),
  datePublished: z.string().nullish(),
  author: z.union([z.string(), z.object({ name: z.string().nullish() })]).nullish(),
  reviewRating: z
    .object({
      ratingValue: z.union([z.number(), z.string()]).nullish(),
      bestRating: z.union([z.number(), z.string()]).nullish(),
    })
    .nullish(),
})

/** Reads a page. Scripts, styles and links of it are never run, loaded or shown. */
export function readHtmlReviews(content: string): { reviews: ReviewDraft[]; problems: Problem[] } {
  const $ = load(content)
  const marked = jsonLdReviews($)
  if (marked.length > 0) return { reviews: marked, problems: [] }
  for (const place of PLACES) {
    const reviews = $(place)
      .toArray()
      .slice(0, MOST)
      .flatMap((element, i) => {
        const text = partText($, $(element))
        const draft = text.length >= SHORTEST ? draftOf(`part-${i + 1}`, { text }) : null
        return draft ? [draft] : []
      })
    if (reviews.length > 0) return { reviews, problems: [] }
  }
  const draft = draftOf('page', { text: htmlToText(content) })
  return { reviews: draft ? [draft] : [], problems: [] }
}

function jsonLdReviews($: CheerioAPI): ReviewDraft[] {
  const found: ReviewDraft[] = []
  const visit = (node: unknown, depth: number): void => {
    if (depth > 6 || found.length >= MOST || typeof node !== 'object' || node === null) return
    const review = reviewShape.safeParse(node)
    if (review.success && [review.data['@type']].flat().includes('Review')) {
      const draft = draftOfMarked(review.data, found.length)
      if (draft) found.push(draft)
      return
    }
    for (const child of Object.values(node)) visit(child, depth + 1)
  }
  for (const script of $('script[type="application/ld+json"]').toArray())
    visit(parseJson($(script).text()), 0)
  return found
}

function draftOfMarked(review: z.infer<typeof reviewShape>, index: number): ReviewDraft | null {
  const { author, reviewRating } = review
  return draftOf(`review-${index + 1}`, {
    text: htmlToText(review.reviewBody ?? review.description ?? ''),
    title: review.name,
    author: typeof author === 'string' ? author : author?.name,
    date: review.datePublished,
    stars: readStars(reviewRating?.ratingValue, Number(reviewRating?.bestRating) || 5),
  })
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
