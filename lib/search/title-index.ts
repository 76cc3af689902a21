// Finds titles or names as they are typed: by the beginnings of their words, although mistyped, the likeliest first.
import { bestEntries, scoreOf } from './best-first'
import { type TitleEntry, titleKeys } from './keys'
import { type PreparedQuery, prepareQuery } from './letters'
import { nearestEntries } from './near'
import { Ranking, type TitleMatch } from './ranking'
import { buildTrie, keysEndingAt, type TitleTrie } from './trie'
import { allowedTypos, TYPO_COST } from './typos'
import { type Letters, type Place, walkTrie } from './walk'
import { matchWords } from './words'

export type { TitleEntry } from './keys'
export type { TitleMatch } from './ranking'

/** What a whole title is worth beside a mere beginning, without and with typos, in doublings of popularity. */
const WHOLE_BONUS = { exact: 3, mistyped: 2 }
/** What words apart or in another order cost, and an article typed that the title has not. */
const SCATTER_COST = 6
const ARTICLE_COST = 2
/** What falls so far behind the best match that was typed without typos is not shown: it only would puzzle. */
const TYPO_MARGIN = 10

/** Returns an index over the entries; some 10 microseconds an entry. */
export function buildTitleIndex(entries: readonly TitleEntry[]): TitleIndex {
  return new TitleIndex(entries)
}

/** An index over titles or names; building it takes some 10 microseconds an entry, a search some 100. */
export class TitleIndex {
  readonly #entries: readonly TitleEntry[]
  readonly #years: readonly (number | null)[]
  readonly #trie: TitleTrie

  constructor(entries: readonly TitleEntry[]) {
    this.#entries = entries
    this.#years = entries.map(({ year }) => year)
    this.#trie = buildTrie(titleKeys(entries))
  }

  /**
   * Returns up to `limit` entries that match the query, the likeliest first: an exact title, then by the
   * quality of the match (title start before word start, fewer typos, more of the title covered) tempered by
   * popularity. Typos are looked for where they could still find something better; any text is a valid query.
   */
  search(query: string, limit: number): TitleMatch[] {
    const prepared = prepareQuery(query)
    if (!prepared || limit < 1) return []
    const ranking = new Ranking(limit)
    this.#addExactMatches(prepared, ranking)
    this.#addMistyped(prepared, ranking)
    return ranking.list().map((match) => ({ ...match, id: this.#entries[match.id]!.id }))
  }

  /** Returns the `limit` titles most like the text, for when nothing matches; `score` is their likeness, 0 to 1. */
  nearTitles(text: string, limit: number): { id: number; score: number }[] {
    return nearestEntries(this.#trie.keys, text, limit).map(({ entry, likeness }) => ({
      id: this.#entries[entry]!.id,
      score: likeness,
    }))
  }

  #addExactMatches({ whole, withoutArticle, words }: PreparedQuery, ranking: Ranking): void {
    this.#addPlaces(this.#walk(whole, 0, ranking), whole, ranking)
    if (ranking.isFull) return
    if (withoutArticle !== null) {
      const places = this.#walk(withoutArticle, 0, ranking)
      const costlier = places.map((place) => ({ ...place, cost: ARTICLE_COST }))
      this.#addPlaces(costlier, withoutArticle, ranking)
    }
    this.#addWords(words, 0, ranking)
  }

  #addMistyped({ whole, words }: PreparedQuery, ranking: Ranking): void {
    const allowed = allowedTypos(whole.codes.length)
    ranking.dismissBelow(ranking.bestScore - TYPO_MARGIN)
    if (allowed >= 1) this.#addPlaces(this.#walk(whole, 1, ranking), whole, ranking)
    if (ranking.size === 0) this.#addWords(words, allowed, ranking)
    if (allowed < 2 || ranking.hasFaultless) return
    ranking.dismissBelow(ranking.bestScore)
    this.#addPlaces(this.#walk(whole, 2, ranking), whole, ranking)
  }

  #walk(letters: Letters, typos: number, ranking: Ranking): Place[] {
    const threshold = ranking.threshold - (typos > 0 ? WHOLE_BONUS.mistyped : 0)
    return walkTrie(this.#trie, letters, { typos, threshold })
  }

  #addPlaces(places: readonly Place[], letters: Letters, ranking: Ranking): void {
    const { keys } = this.#trie
    for (const place of places) this.#addWholeTitles(place, letters, ranking)
    for (const { key, score, typos } of bestEntries(this.#trie, places, letters, ranking.limit)) {
      const kind = keys.isTitleStart[key] ? 'start' : 'word'
      ranking.add({ id: keys.entry[key]!, kind, typos, score })
    }
  }

  /** The keys that end where the query does. "Them!" is no whole title to one who typed "the m". */
  #addWholeTitles(place: Place, letters: Letters, ranking: Ranking): void {
    const { keys } = this.#trie
    const isExact = place.typos === 0
    for (const key of keysEndingAt(this.#trie, place)) {
      const hasBoundaries = (letters.boundaries & ~keys.boundaries[key]!) === 0
      if (!keys.isTitleStart[key] || (isExact && !hasBoundaries)) continue
      const bonus = isExact ? WHOLE_BONUS.exact : WHOLE_BONUS.mistyped
      const score = bonus + scoreOf(this.#trie, place, key, letters)
      const kind = isExact ? 'exact' : 'start'
      ranking.add({ id: keys.entry[key]!, kind, typos: place.typos, score })
    }
  }

  #addWords(words: readonly string[], mostTypos: number, ranking: Ranking): void {
    if (words.length < 2) return
    const { keys } = this.#trie
    const worthOf = (entry: number) => keys.score[keys.firstKey[entry]!]! - SCATTER_COST
    const { threshold } = ranking
    const isPromising = (entry: number) => worthOf(entry) > threshold
    const wanted = { years: this.#years, mostTypos, isPromising }
    for (const { entry, typos } of matchWords(this.#trie, words, wanted)) {
      const score = worthOf(entry) - typos * TYPO_COST.wrong
      ranking.add({ id: entry, kind: 'words', typos, score })
    }
  }
}
