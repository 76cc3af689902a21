// HTML as the plain text that it shows, read in a time that grows with its length whatever is in it.
import { type Cheerio, type CheerioAPI, load } from 'cheerio'

/** A part of a page that cheerio found. */
type Part = Cheerio<Node>
type Node = ReturnType<CheerioAPI['root']>[number]['children'][number]
type Seven = [number, number, number, number, number, number, number]

/** Real pages nest some 40 deep; browsers stop at 512, and so the work per tag stays small. */
const DEEPEST = 512
/** The parser looks through all attributes of a tag for each further one. */
const MOST_ATTRIBUTES = 2000
/** What stands in a table outside its cells is moved before it, each time past all that was moved. */
const MOST_MOVED = 2000
const DROPPED = new Set('script style template noscript iframe object svg button head'.split(' '))
const BLOCKS = new Set(
  'p div li blockquote section article h1 h2 h3 h4 h5 h6 tr ul ol dd dt table main'.split(' '),
)
/** What the parser builds its tree with, wrapped below to watch it at work. */
const BUILDER = load('')._options.treeAdapter!

/**
 * Returns the text of a piece of HTML: tags gone, entities decoded once, `<br>` as a line break, blocks as
 * paragraphs. What is no HTML comes back as text, what is too tangled to be read as an empty text.
 */
export function htmlToText(html: string): string {
  const $ = loadPage(html)
  return $ ? partText($('body')) : ''
}

/** Reads a page; null where it is made to keep a parser busy, which no page that a person saved is. */
export function loadPage(html: string): CheerioAPI | null {
  if (mostAttributes(html) > MOST_ATTRIBUTES) return null
  const tangle = new Error('tangled')
  let depth = 0
  let moved = 0
  const watch = (isTooMuch: boolean) => {
    if (isTooMuch) throw tangle
  }
  try {
    return load(html, {
      treeAdapter: {
        ...BUILDER,
        onItemPush: () => watch(++depth > DEEPEST),
        onItemPop: () => {
          depth--
        },
        insertBefore: (...given) => {
          watch(++moved > MOST_MOVED)
          BUILDER.insertBefore(...given)
        },
        insertTextBefore: (...given) => {
          watch(++moved > MOST_MOVED)
          BUILDER.insertTextBefore(...given)
        },
      },
    })
  } catch (error) {
    if (error === tangle) return null
    throw error
  }
}

/** The text of the first element of a part; an empty text where there is none. */
export function partText(part: Part): string {
  const texts: string[] = []
  const waiting: (Node | string)[] = part.toArray().slice(0, 1)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') texts.push(next)
    // A line break in the source is a blank; only tags break lines.
    else if (next.type === 'text') texts.push(next.data.replace(/\s+/g, ' '))
    else if ('children' in next && !('name' in next && DROPPED.has(next.name))) {
      const name = 'name' in next ? next.name : ''
      if (name === 'br') texts.push('\n')
      if (BLOCKS.has(name)) {
        texts.push('\n\n')
        waiting.push('\n\n')
      }
      for (let i = next.children.length - 1; i >= 0; i--) waiting.push(next.children[i]!)
    }
  }
  return texts
    .join('')
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The elements that a selector finds, without those inside another of them: no text is read twice. */
export function outermost($: CheerioAPI, selector: string): Part[] {
  const found = new Set<unknown>($(selector).toArray())
  return $(selector)
    .toArray()
    .filter((element) => {
      let above: { parent: unknown } | null = element.parent
      while (above && !found.has(above)) above = above.parent as typeof above
      return above === null
    })
    .map((element) => $(element))
}

/**
 * The most attributes that any tag of a page can have, whichever `<x` the parser takes for a tag: each state of
 * the tokenizer keeps the count of the fullest tag that can be in it. Never too few; linear.
 */
export function mostAttributes(html: string): number {
  const NONE = -1e9
  let [tag, blank, name, value, bare, double, single] = Array<number>(7).fill(NONE) as Seven
  let most = 0
  for (let i = 0; i < html.length; i++) {
    const letter = html[i]!
    const inQuotes = Math.max(double, single)
    if (Math.max(tag, blank, name, value, bare, inQuotes) < 0) {
      i = html.indexOf('<', i)
      if (i < 0) break
      if (/[a-z/]/i.test(html.charAt(i + 1))) tag = 0
      continue
    }
    if (letter === '>') [tag, blank, name, value, bare] = [NONE, NONE, NONE, NONE, NONE]
    else if (' \t\n\f\r'.includes(letter)) {
      blank = Math.max(tag, blank, name, bare)
      tag = name = bare = NONE
    } else if (letter === '/') {
      blank = Math.max(tag, blank, name)
      bare = Math.max(bare, value)
      tag = name = value = NONE
    } else {
      const begun = Math.max(name, blank + 1)
      const [wasDouble, wasSingle] = [double, single]
      if (letter === '"') double = value
      else if (letter === "'") single = value
      else bare = Math.max(bare, value)
      value = letter === '=' ? Math.max(name, blank) : NONE
      // After a name "=" asks for a value, elsewhere it begins a name.
      name = letter === '=' && blank < 0 ? NONE : begun
      blank = letter === '"' ? wasDouble : letter === "'" ? wasSingle : NONE
    }
    if (letter === '<' && /[a-z/]/i.test(html.charAt(i + 1))) tag = Math.max(tag, 0)
    most = Math.max(most, name)
  }
  return most
}
