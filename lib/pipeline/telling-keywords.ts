// Of the nouns found in extracts, those that tell films apart and still bring some together.
import type { MovieDraft } from '@/lib/catalogue/movie'

/** A noun of fewer films brings nothing together. */
const FEWEST_FILMS = 6
/** A noun of a larger share of films tells nothing. */
const LARGEST_SHARE = 0.03
/** So many of a draft's nouns are kept. */
const MOST_NOUNS = 12

/**
 * Keeps of each draft's keywords the telling ones, in their order, at most twelve: said of at
 * least six films and of at most 3 % of all.
 */
export function keepTellingKeywords(drafts: readonly MovieDraft[]): MovieDraft[] {
  const films = new Map<string, number>()
  for (const { keywords } of drafts)
    for (const keyword of new Set(keywords)) films.set(keyword, (films.get(keyword) ?? 0) + 1)
  const isTelling = (keyword: string) => {
    const count = films.get(keyword) ?? 0
    return count >= FEWEST_FILMS && count <= LARGEST_SHARE * drafts.length
  }
  return drafts.map((draft) => ({
    ...draft,
    keywords: draft.keywords.filter(isTelling).slice(0, MOST_NOUNS),
  }))
}
