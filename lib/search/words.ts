// Finds entries that have all words of a query somewhere, in any order, the year counting as one of their words.
import { prefixDistance } from './edit-distance'
import { toCodes } from './letters'
import type { TitleTrie } from './trie'
import { allowedTypos } from './typos'
import { type Place, walkTrie } from './walk'

/** An entry with all the words; `typos` summed over them. */
export type WordsMatch = { entry: number; typos: number }

/** What to accept: years of the entries by row, typos in all, and whether an entry is worth a look. */
export type WordsWanted = {
  years: readonly (number | null)[]
  mostTypos: number
  isPromising: (entry: number) => boolean
}

const YEAR_BEGINNING = /^(?:18|19|20)\d{0,2}$/

/**
 * Returns the entries in which each word of the query is the beginning of some word, or of their
 * year, with at most `mostTypos` typos in all and as many in a word as its length allows. A whole year that is
 * off by one counts as a typo. Entries that are not promising are not looked at. Linear in the entries
 * that have the rarest word.
 */
export function matchWords(
  trie: TitleTrie,
  words: readonly string[],
  { years, mostTypos, isPromising }: WordsWanted,
): WordsMatch[] {
  const queries = words.map((word) => wordQuery(word, mostTypos))
  const matches: WordsMatch[] = []
  for (const entry of candidates(trie, queries)) {
    if (!isPromising(entry)) continue
    const typos = countTypos(trie, queries, { entry, year: years[entry] ?? null, mostTypos })
    if (typos <= mostTypos) matches.push({ entry, typos })
  }
  return matches
}

type WordQuery = { codes: Uint16Array; most: number; year: string | null }

function wordQuery(word: string, mostTypos: number): WordQuery {
  return {
    codes: toCodes(word),
    most: Math.min(mostTypos, allowedTypos(word.length)),
    year: YEAR_BEGINNING.test(word) ? word : null,
  }
}

/** The entries below the places of the word that has fewest of them; a word that may be a year cannot tell. */
function candidates(trie: TitleTrie, queries: readonly WordQuery[]): Set<number> {
  let fewest: Place[] | null = null
  let least = Number.POSITIVE_INFINITY
  for (const { codes, most, year } of queries) {
    if (year !== null) continue
    const places = placesWithin(trie, codes, most)
    const count = places.reduce((sum, { node }) => sum + trie.keyCount[node]!, 0)
    if (count < least) {
      least = count
      fewest = places
    }
  }
  const entries = new Set<number>()
  for (const { node } of fewest ?? []) addEntries(trie, node, entries)
  return entries
}

function placesWithin(trie: TitleTrie, codes: Uint16Array, most: number): Place[] {
  const places: Place[] = []
  for (let typos = 0; typos <= most; typos++)
    places.push(
      ...walkTrie(trie, { codes, boundaries: 0 }, { typos, threshold: Number.NEGATIVE_INFINITY }),
    )
  return places
}

function addEntries(trie: TitleTrie, node: number, entries: Set<number>): void {
  const first = trie.firstKey[node]!
  const last = first + trie.keyCount[node]!
  for (let i = first; i < last; i++) entries.add(trie.keys.entry[trie.sorted[i]!]!)
}

function countTypos(
  { keys }: TitleTrie,
  queries: readonly WordQuery[],
  { entry, year, mostTypos }: { entry: number; year: number | null; mostTypos: number },
): number {
  let typos = 0
  for (const query of queries) {
    let fewest = yearTypos(query.year, year)
    for (let key = keys.firstKey[entry]!; key < keys.firstKey[entry + 1]! && fewest > 0; key++) {
      const text = { text: keys.text, start: keys.start[key]!, end: keys.end[key]! }
      const distance = prefixDistance(query.codes, text, query.most)
      if (distance <= query.most) fewest = Math.min(fewest, distance)
    }
    typos += fewest
    if (typos > mostTypos) break
  }
  return typos
}

function yearTypos(asked: string | null, year: number | null): number {
  if (asked === null || year === null) return Number.POSITIVE_INFINITY
  if (String(year).startsWith(asked)) return 0
  return asked.length === 4 && Math.abs(Number(asked) - year) === 1 ? 1 : Number.POSITIVE_INFINITY
}
