// The layout of the years before 2024: a list of lister items.
import type { CheerioAPI } from 'cheerio'
import { readStars } from '@/lib/catalogue/review'
import { outermost, partText } from '../html-text'
import { gather, type ReviewsPage, readTotal } from './parts'

/** Reads the items of a page; null where it is no page of this layout. */
export function readOldLayout($: CheerioAPI): ReviewsPage | null {
  const items = outermost($, 'div.lister-item.imdb-user-review')
  if (items.length === 0)
    return $('div.lister').length > 0 && /\b0 Reviews\b/i.test($('div.lister').text())
      ? { kind: 'none' }
      : null
  const raws = items.map((item) => {
    const title = item.find('a.title').first()
    return {
      id: item.attr('data-review-id') ?? /\brw\d+/.exec(title.attr('href') ?? '')?.[0] ?? null,
      author: item.find('span.display-name-link').first().text(),
      title: partText(title),
      text: partText(item.find('div.text.show-more__control').first()),
      stars: readStars(item.find('span.rating-other-user-rating > span').first().text()),
      isSpoiler: item.find('span.spoiler-warning').length > 0,
      date: item.find('span.review-date').first().text().trim() || null,
    }
  })
  return gather(raws, readTotal($('div.lister .header').first().text()))
}
