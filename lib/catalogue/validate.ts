// Whether a film's facts can be true; what cannot is told and left out.
import { MOST_CAST, MOST_KEYWORDS, type MovieDraft } from './movie'
import type { Problem } from './problem'

/** Where a draft was read, for the Problems about it. */
export type Place = { file: string; line: number | null }

const FIRST_FILM_YEAR = 1874
/** The longest film shown in cinemas runs some 14 hours; longer is a mistake or a series. */
const LONGEST_MINUTES = 900
const MOST_WORDS_IN_KEYWORD = 4

/**
 * Returns the draft with every impossible fact left out, and a Problem for each; a draft without a
 * title comes back as null. `thisYear` bounds the years that can be true.
 */
export function validateDraft(
  draft: MovieDraft,
  place: Place,
  thisYear: number,
): { draft: MovieDraft | null; problems: Problem[] } {
  const problems: Problem[] = []
  const mend = (field: string, code: string, message: string) =>
    problems.push({ code, severity: 'mended', ...place, field, message })
  const title = draft.title.replace(/\s+/g, ' ').trim()
  if (title === '' || title.length > 200) {
    const message = `Got a title of ${title.length} letters, expected 1 to 200.`
    problems.push({ code: 'title-length', severity: 'dropped', ...place, field: 'title', message })
    return { draft: null, problems }
  }
  const valid: MovieDraft = { ...draft, title }
  const latest = thisYear + 5
  if (draft.year !== null && (draft.year < FIRST_FILM_YEAR || draft.year > latest)) {
    mend('year', 'year-range', `Got year ${draft.year}, expected ${FIRST_FILM_YEAR} to ${latest}.`)
    valid.year = null
  }
  if (draft.runtime !== null && (draft.runtime < 1 || draft.runtime > LONGEST_MINUTES)) {
    mend(
      'runtime',
      'runtime-range',
      `Got ${draft.runtime} minutes, expected 1 to ${LONGEST_MINUTES}.`,
    )
    valid.runtime = null
  }
  if (draft.ids.imdb !== null && !/^tt\d{7,9}$/.test(draft.ids.imdb)) {
    mend('ids.imdb', 'imdb-id-form', `Got «${draft.ids.imdb}», expected tt and 7 to 9 digits.`)
    valid.ids = { ...draft.ids, imdb: null }
  }
  if (draft.rating && !(draft.rating.mean >= 0 && draft.rating.mean <= 10)) {
    mend('rating', 'rating-range', `Got a mean of ${draft.rating.mean}, expected 0 to 10.`)
    valid.rating = null
  }
  const keywords = draft.keywords.filter(isTerm)
  if (keywords.length < draft.keywords.length)
    mend(
      'keywords',
      'keyword-form',
      `Got ${draft.keywords.length - keywords.length} keywords that are no single terms of one to ${MOST_WORDS_IN_KEYWORD} words.`,
    )
  valid.keywords = [...new Set(keywords)]
  valid.cast = [...new Set(draft.cast)].slice(0, MOST_CAST)
  return { draft: valid, problems }
}

/** The keywords that a film keeps, at most twenty. */
export function keepKeywords(keywords: readonly string[]): string[] {
  return [...new Set(keywords)].slice(0, MOST_KEYWORDS)
}

function isTerm(keyword: string): boolean {
  return (
    keyword.length > 1 &&
    keyword.length <= 40 &&
    keyword === keyword.toLowerCase() &&
    keyword.split(' ').length <= MOST_WORDS_IN_KEYWORD
  )
}
