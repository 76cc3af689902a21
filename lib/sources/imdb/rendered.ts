// The layout as a browser shows it: one article a review.
import type { CheerioAPI } from 'cheerio'
import { readStars } from '@/lib/catalogue/review'
import { partText } from '../html-text'
import { gather, type ReviewsPage } from './parts'

/** Reads the articles of a page; null where it is no page of this layout. */
export function readRendered($: CheerioAPI): ReviewsPage | null {
  const articles = $('article.user-review-item').toArray()
  if (articles.length === 0) {
    // The frame of the list is there, and says how many there are.
    const isFrame =
      $('[data-testid="tturv-total-reviews"], [data-testid="reviews-section"]').length > 0
    const says = $('[data-testid="tturv-total-reviews"]').first().text()
    return isFrame && (says === '' || /^\D*0\b/.test(says)) ? { kind: 'none' } : null
  }
  const raws = articles.map((article) => {
    const part = (name: string) => $(article).find(`[data-testid="${name}"]`)
    const link =
      part('permalink-link').attr('href') ?? $(article).find('a[href*="/review/rw"]').attr('href')
    return {
      id: /\brw\d+/.exec(link ?? '')?.[0] ?? null,
      author: part('author-link').first().text(),
      title: partText($, part('review-summary')),
      text: partText($, part('review-overflow')) || partText($, part('review-spoiler-content')),
      stars: readStars($(article).find('span.ipc-rating-star--rating').first().text()),
      isSpoiler:
        part('review-spoiler-button').length > 0 ||
        /\bspoiler/i.test($(article).find('button').text()),
      date: $(article).find('.review-date').first().text().trim() || null,
    }
  })
  const total = /[\d,.]+/.exec($('[data-testid="tturv-total-reviews"]').first().text())?.[0]
  return gather(raws, total ? Number(total.replace(/\D/g, '')) : null)
}
