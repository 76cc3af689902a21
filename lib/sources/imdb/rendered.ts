// The layout as a browser shows it: one article a review.
import type { CheerioAPI } from 'cheerio'
import { readStars } from '@/lib/catalogue/review'
import { outermost, partText } from '../html-text'
import { gather, type ReviewsPage, readTotal } from './parts'

/** What the frame of the list may say where nobody wrote; in a longer text somebody did. */
const NOBODY = /^[\s\S]{0,200}\b(?:no (?:user )?reviews|be the first)\b[\s\S]{0,200}$/i

/** Reads the articles of a page; null where it is no page of this layout. */
export function readRendered($: CheerioAPI): ReviewsPage | null {
  const total = readTotal($('[data-testid="tturv-total-reviews"]').first().text())
  const articles = outermost($, 'article.user-review-item')
  if (articles.length === 0) {
    // The frame of the list must say so: without a word, articles may only have another name.
    const isNone = total === 0 || NOBODY.test($('[data-testid="reviews-section"]').first().text())
    return isNone ? { kind: 'none' } : null
  }
  const raws = articles.map((article) => {
    const part = (name: string) => article.find(`[data-testid="${name}"]`)
    const link =
      part('permalink-link').attr('href') ?? article.find('a[href*="/review/rw"]').attr('href')
    return {
      id: /\brw\d+/.exec(link ?? '')?.[0] ?? null,
      author: part('author-link').first().text(),
      title: partText(part('review-summary')),
      text: partText(part('review-overflow')) || partText(part('review-spoiler-content')),
      stars: readStars(article.find('span.ipc-rating-star--rating').first().text()),
      isSpoiler:
        part('review-spoiler-button').length > 0 ||
        /\bspoiler/i.test(article.find('button').text()),
      date: article.find('.review-date').first().text().trim() || null,
    }
  })
  return gather(raws, total)
}
