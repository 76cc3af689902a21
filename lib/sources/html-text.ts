// HTML as the plain text that it shows.
import { type CheerioAPI, load } from 'cheerio'

/** A part of a page that cheerio found. */
type Part = ReturnType<CheerioAPI>

const DROPPED = 'script, style, template, noscript, iframe, object, svg, button'
const BLOCKS = 'p, div, li, blockquote, section, article, h1, h2, h3, h4, h5, h6, tr'

/**
 * Returns the text of a piece of HTML: tags gone, entities decoded once, `<br>` as a line break, blocks as
 * paragraphs. What is no HTML comes back as text.
 */
export function htmlToText(html: string): string {
  const $ = load(html)
  return partText($, $('body'))
}

/** The same of a part of a page that is read already; an empty text where there is no such part. */
export function partText($: CheerioAPI, part: Part): string {
  const copy = part.first().clone()
  copy.find(DROPPED).remove()
  // A line break in the source is a blank; only tags break lines.
  for (const node of copy.find('*').addBack().contents().toArray())
    if (node.type === 'text') node.data = node.data.replace(/\s+/g, ' ')
  copy.find('br').replaceWith('\n')
  copy.find(BLOCKS).append('\n\n')
  return $(copy).text().trim()
}
