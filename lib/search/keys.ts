// Every place of every title where a query may begin to match: the starts of its words, in each way to write it.
import { foldText, moveArticle } from '@/lib/text/fold'
import { numeralVariants } from '@/lib/text/numerals'

/** Something to be found by its title or name; `weight` is in proportion to how often it is looked for. */
export type TitleEntry = {
  id: number
  title: string
  alternatives?: readonly string[]
  year: number | null
  weight: number
}

/**
 * One row per key; a key is a written form of an entry's title from one of its words on, blanks left
 * out. The keys of an entry stand together: those of entry e from `firstKey[e]` to before `firstKey[e + 1]`.
 */
export type TitleKeys = {
  /** The letters of all forms, one form after another, without blanks (UTF-16). */
  text: Uint16Array
  /** Where the key begins in `text`, and where its form ends. */
  start: Uint32Array
  end: Uint32Array
  entry: Uint32Array
  firstKey: Uint32Array
  /** Bit n is set where a word ends after n letters of the key (n from 1 to 31). */
  boundaries: Uint32Array
  /** What the key is worth before a query is known, in doublings of popularity. */
  score: Float32Array
  /** 1 where the key is a whole title but for its article, 0 where it starts at a later word. */
  isTitleStart: Uint8Array
}

/** Letters of a title that count; the longest real ones have some 150. */
const MAX_LETTERS = 200
/** Popularity is spread over so many doublings, whatever its scale. */
const DOUBLINGS = 15
/**
 * Costs in doublings of popularity (length: for each doubling of the letters), chosen by comparing some thirty
 * settings on the 2,000 most voted titles of `bench search`; around them the figures change by a few thousandths.
 */
const KEY_COST = { wordStart: 5, length: 0.2, variant: 0.5 }
const ARTICLES = new Set(['the', 'a', 'an'])

/** Returns the keys of all entries. Linear in the letters of the titles. */
export function titleKeys(entries: readonly TitleEntry[]): TitleKeys {
  const keys = new KeyWriter()
  const heaviest = entries.reduce((most, { weight }) => Math.max(most, weight), 0) || 1
  for (const entry of entries) {
    keys.beginEntry()
    const prior = Math.log2(1 + (entry.weight / heaviest) * 2 ** DOUBLINGS)
    for (const { form, isVariant } of writtenForms(entry))
      keys.addForm(form, prior - (isVariant ? KEY_COST.variant : 0))
  }
  return keys.finish()
}

function writtenForms({
  title,
  alternatives = [],
}: TitleEntry): { form: string; isVariant: boolean }[] {
  const forms = new Map<string, boolean>()
  const add = (form: string, isVariant: boolean) => {
    if (form !== '' && !forms.has(form)) forms.set(form, isVariant)
  }
  ;[title, ...alternatives].forEach((name, index) => {
    const folded = foldText(moveArticle(name))
    add(folded, index > 0)
    for (const variant of numeralVariants(folded)) add(variant, true)
  })
  return [...forms].map(([form, isVariant]) => ({ form, isVariant }))
}

class KeyWriter {
  readonly #letters: string[] = []
  #length = 0
  readonly #columns = {
    start: [],
    end: [],
    entry: [],
    boundaries: [],
    score: [],
    isTitleStart: [],
  } as Record<'start' | 'end' | 'entry' | 'boundaries' | 'score' | 'isTitleStart', number[]>
  readonly #firstKey: number[] = []

  beginEntry(): void {
    this.#firstKey.push(this.#columns.start.length)
  }

  addForm(form: string, prior: number): void {
    const words = form.slice(0, MAX_LETTERS).split(' ')
    const hasArticle = words.length > 1 && ARTICLES.has(words[0] ?? '')
    const letters = words.join('')
    const starts = wordStarts(words)
    const worth = prior - KEY_COST.length * Math.log2(letters.length)
    starts.forEach((start, index) => {
      const isTitleStart = index === 0 || (index === 1 && hasArticle)
      this.#columns.start.push(this.#length + start)
      this.#columns.end.push(this.#length + letters.length)
      this.#columns.entry.push(this.#firstKey.length - 1)
      this.#columns.boundaries.push(boundaryBits(starts, start, letters.length))
      this.#columns.score.push(worth - (isTitleStart ? 0 : KEY_COST.wordStart))
      this.#columns.isTitleStart.push(isTitleStart ? 1 : 0)
    })
    this.#letters.push(letters)
    this.#length += letters.length
  }

  finish(): TitleKeys {
    const letters = this.#letters.join('')
    const text = new Uint16Array(letters.length)
    for (let i = 0; i < letters.length; i++) text[i] = letters.charCodeAt(i)
    return {
      text,
      start: Uint32Array.from(this.#columns.start),
      end: Uint32Array.from(this.#columns.end),
      entry: Uint32Array.from(this.#columns.entry),
      firstKey: Uint32Array.from([...this.#firstKey, this.#columns.start.length]),
      boundaries: Uint32Array.from(this.#columns.boundaries),
      score: Float32Array.from(this.#columns.score),
      isTitleStart: Uint8Array.from(this.#columns.isTitleStart),
    }
  }
}

function wordStarts(words: readonly string[]): number[] {
  let letters = 0
  return words.map((word) => {
    letters += word.length
    return letters - word.length
  })
}

function boundaryBits(starts: readonly number[], from: number, end: number): number {
  let bits = 0
  for (const boundary of [...starts, end])
    if (boundary > from && boundary - from < 32) bits |= 1 << (boundary - from)
  return bits >>> 0
}
