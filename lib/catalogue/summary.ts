// A line about a film, composed from its facts alone.
import type { MovieFacts } from './movie'

/**
 * Composes one sentence such as «A science fiction and action film of 2010, directed by Christopher
 * Nolan, with Leonardo DiCaprio and Tom Hardy.» What is unknown is left out; the names are written as given.
 */
export function composeSummary(
  facts: Pick<MovieFacts, 'genres' | 'year' | 'directors' | 'cast' | 'keywords'>,
): string {
  const genres = facts.genres.slice(0, 2).map((genre) => genre.toLowerCase())
  const kind = facts.genres.includes('Documentary')
    ? 'documentary'
    : [list(genres), 'film'].filter(Boolean).join(' ')
  const article = /^[aeiou]/.test(kind) ? 'An' : 'A'
  const year = facts.year === null ? '' : ` of ${facts.year}`
  const directors =
    facts.directors.length > 0 ? `, directed by ${list(facts.directors.slice(0, 2))}` : ''
  const cast = facts.cast.length > 0 ? `, with ${list(facts.cast.slice(0, 3))}` : ''
  const themes =
    facts.keywords.length > 2 ? `. Themes: ${facts.keywords.slice(0, 5).join(', ')}` : ''
  return `${article} ${kind}${year}${directors}${cast}${themes}.`
}

function list(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
