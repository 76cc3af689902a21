// The layout of the years before 2024: a list of lister items.
import type { CheerioAPI } from 'cheerio'
import { readStars } from '@/lib/catalogue/review'
import { partText } from '../html-text'
import { gather, type ReviewsPage } from './parts'

/** Reads the items of a page; null where it is no page of this layout. */
export function readOldLayout($: CheerioAPI): ReviewsPage | null {
  const items = $('div.lister-item.imdb-user-review').toArray()
  if (items.length === 0)
    return $('div.lister').length > 0 && /\b0 Reviews\b/i.test($('div.lister').text())
      ? { kind: 'none' }
      : null
  const raws = items.map((item) => {
    const title = $(item).find('a.title').first()
    return {
      id: $(item).attr('data-review-id') ?? /\brw\d+/.exec(title.attr('href') ?? '')?.[0] ?? null,
      author: $(item).find('span.display-name-link').first().text(),
      title: partText($, title),
      text: partText($, $(item).find('div.text.show-more__control').first()),
      stars: readStars($(item).find('span.rating-other-user-rating > span').first().text()),
      isSpoiler: $(item).find('span.spoiler-warning').length > 0,
      date: $(item).find('span.review-date').first().text().trim() || null,
    }
  })
  const total = /([\d,]+)\s+Reviews/i.exec($('div.lister .header').first().text())?.[1]
  return gather(raws, total ? Number(total.replace(/\D/g, '')) : null)
}
