// Reviews on a saved page of any site: as schema.org marks them, else its longer paragraphs.
import type { CheerioAPI } from 'cheerio'
import { z } from 'zod'
import type { Problem } from '@/lib/catalogue/problem'
import { type ReviewDraft, readStars } from '@/lib/catalogue/review'
import { AppError } from '@/lib/errors'
import { htmlToText, loadPage, outermost, partText } from '../html-text'
import { draftOf, droppedPart } from './draft'

/** Where reviews stand on a page, the plainest sign first. */
const PLACES = ['[itemprop="reviewBody"]', 'article', 'blockquote', 'p']
/** Shorter texts are captions and buttons. */
const SHORTEST = 40
const MOST = 500

const text = z.string().nullish().catch(null)
const named = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
const number = z.union([z.number(), z.string()]).nullish().catch(null)
const rating = z.object({ ratingValue: number, bestRating: number })

/** Some sites write a list where one is meant. */
function oneOf<T extends z.ZodType>(shape: T) {
  return z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    shape.nullish().catch(null),
  )
}

const reviewShape = z.object({
  reviewBody: text,
  description: text,
  name: text,
  datePublished: text,
  author: oneOf(named),
  reviewRating: oneOf(rating),
})

/**
 * Reads a page. Scripts, styles and links of it are never run, loaded or shown. Throws `unusable-data` for one
 * that no browser would have saved so.
 */
export function readHtmlReviews(content: string): { reviews: ReviewDraft[]; problems: Problem[] } {
  const $ = loadPage(content)
  if ($ === null)
    throw new AppError(
      'unusable-data',
      'Got a page nested too deep to be read, expected a saved page of reviews. Paste its text instead.',
    )
  const problems: Problem[] = []
  const marked = jsonLdReviews($, problems)
  if (marked.length > 0) return { reviews: marked, problems }
  for (const place of PLACES) {
    const texts = outermost($, place)
      .map((part) => partText(part))
      .filter((words) => words.length >= SHORTEST)
    if (texts.length > MOST) problems.push(tooMany(texts.length))
    const reviews = texts
      .slice(0, MOST)
      .flatMap((words, i) => draftOf(`part-${i + 1}`, { text: words }) ?? [])
    if (reviews.length > 0) return { reviews, problems }
  }
  const draft = draftOf('page', { text: partText($('body')) })
  return { reviews: draft ? [draft] : [], problems }
}

function jsonLdReviews($: CheerioAPI, problems: Problem[]): ReviewDraft[] {
  const marked: object[] = []
  const visit = (node: unknown, depth: number): void => {
    if (depth > 6 || typeof node !== 'object' || node === null) return
    if (isReview(node)) marked.push(node)
    else for (const child of Object.values(node)) visit(child, depth + 1)
  }
  for (const script of $('script[type="application/ld+json"]').toArray())
    visit(parseJson($(script).text()), 0)
  if (marked.length > MOST) problems.push(tooMany(marked.length))
  return marked.slice(0, MOST).flatMap((node, i) => {
    const draft = draftOfMarked(reviewShape.parse(node), i)
    const told = `Got marked review ${i + 1} without a reviewBody, expected a text.`
    if (!draft) problems.push(droppedPart('no-text', null, told))
    return draft ?? []
  })
}

/** "Review", "UserReview", "http://schema.org/CriticReview", or a list with one of them. */
function isReview(node: object): boolean {
  const types = [(node as { '@type'?: unknown })['@type']].flat()
  return types.some((type) => typeof type === 'string' && /(?:^|[/:a-z])Review$/.test(type))
}

function draftOfMarked(review: z.infer<typeof reviewShape>, index: number): ReviewDraft | null {
  const { author, reviewRating: stars } = review
  return draftOf(`review-${index + 1}`, {
    text: htmlToText(review.reviewBody ?? review.description ?? ''),
    title: review.name,
    author,
    date: review.datePublished,
    stars: readStars(stars?.ratingValue, Number(stars?.bestRating) || 5),
  })
}

function tooMany(got: number): Problem {
  const told = `Got ${got} reviews, expected at most ${MOST}; the others are left out.`
  return droppedPart('too-many', null, told)
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
