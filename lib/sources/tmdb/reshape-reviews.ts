// Reviews among a film's answer of TMDB, in our shape.
import {
  cleanReviewLine,
  cleanReviewText,
  readDay,
  type ReviewDraft,
  readStars,
} from '@/lib/catalogue/review'
import { htmlToText } from '../html-text'
import type { TmdbMovie } from './shapes'

const LONGEST_NAME = 80
/** Emphasis of Markdown, which TMDB's writers use. */
const MARKS = /(\*\*|__|~~)(?=\S)([\s\S]*?\S)\1|(?<![\w*])[*_](?=\S)([^*_\n]*?\S)[*_](?![\w*])/g

/** The reviews, each once; tags and emphasis are taken out. Those without words are left out. */
export function reshapeReviews(movie: TmdbMovie): { reviews: ReviewDraft[]; total: number | null } {
  const reviews = new Map<string, ReviewDraft>()
  for (const review of movie.reviews?.results ?? []) {
    const text = cleanReviewText(plain(review?.content ?? ''))
    if (!review?.id || text === '') continue
    const { author_details: details, url, created_at } = review
    const author = review.author || details?.username || details?.name
    reviews.set(review.id, {
      key: review.id,
      author: cleanReviewLine(author, LONGEST_NAME),
      title: null,
      text,
      stars: readStars(details?.rating),
      isSpoiler: /\bspoilers?\b/i.test(text.slice(0, 200)),
      writtenOn: readDay(created_at),
      url: url?.startsWith('https://www.themoviedb.org/') ? url : null,
    })
  }
  return { reviews: [...reviews.values()], total: movie.reviews?.total_results ?? null }
}

function plain(content: string): string {
  const text = /<[a-z!/]/i.test(content) ? htmlToText(content.replace(/\n/g, '<br>')) : content
  return text.replace(MARKS, (_, _mark, strong, soft) => strong ?? soft)
}
