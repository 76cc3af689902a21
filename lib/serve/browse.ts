// Which films of this genre, decade, length, language and rating are there?
import 'server-only'
import type { BrowseAnswer, BrowseQuery } from '@/lib/api/schemas'
import type { StoredMovie } from '@/lib/db/movies'
import { movieCard } from './cards'
import { loadSnapshot, type Snapshot } from './snapshot'

/** Films a page. */
const PAGE = 36
/** Languages of fewer films are not offered. */
const FEWEST_IN_LANGUAGE = 5

/** Returns one page of the films that pass every filter, and what the filters may offer. */
export async function browseMovies(query: BrowseQuery): Promise<BrowseAnswer> {
  const snapshot = loadSnapshot()
  const passing = snapshot.movies.filter((movie) => passes(movie, query))
  passing.sort(sorterOf(query.sort, snapshot))
  const pages = Math.max(1, Math.ceil(passing.length / PAGE))
  const page = Math.min(query.page, pages)
  return {
    total: passing.length,
    page,
    pages,
    movies: passing.slice((page - 1) * PAGE, page * PAGE).map(movieCard),
    facets: facetsOf(snapshot),
  }
}

function passes(
  movie: StoredMovie,
  { genre, decade, runtime, language, rating }: BrowseQuery,
): boolean {
  if (genre !== undefined && !movie.genres.includes(genre)) return false
  if (decade !== undefined && (movie.year === null || Math.floor(movie.year / 10) * 10 !== decade))
    return false
  if (runtime !== undefined && (movie.runtime === null || movie.runtime > runtime)) return false
  if (language !== undefined && movie.language !== language) return false
  return rating === undefined || (movie.rating !== null && movie.rating.mean >= rating)
}

function sorterOf(sort: BrowseQuery['sort'], { standingById }: Snapshot) {
  const standing = ({ id }: StoredMovie) => standingById.get(id)!
  const byFame = (a: StoredMovie, b: StoredMovie) =>
    standing(b).popularity - standing(a).popularity || a.id - b.id
  const sorters: Record<BrowseQuery['sort'], (a: StoredMovie, b: StoredMovie) => number> = {
    popular: byFame,
    rating: (a, b) => standing(b).quality - standing(a).quality || byFame(a, b),
    newest: (a, b) => (b.year ?? 0) - (a.year ?? 0) || byFame(a, b),
    oldest: (a, b) => (a.year ?? 9999) - (b.year ?? 9999) || byFame(a, b),
    title: (a, b) => a.title.localeCompare(b.title, 'en') || a.id - b.id,
  }
  return sorters[sort]
}

function facetsOf({ movies }: Snapshot): BrowseAnswer['facets'] {
  const decades = new Set<number>()
  const languages = new Map<string, number>()
  for (const { year, language } of movies) {
    if (year !== null) decades.add(Math.floor(year / 10) * 10)
    if (language !== null) languages.set(language, (languages.get(language) ?? 0) + 1)
  }
  return {
    decades: [...decades].sort((a, b) => b - a),
    languages: [...languages]
      .filter(([, films]) => films >= FEWEST_IN_LANGUAGE)
      .map(([code, films]) => ({ code, films }))
      .sort((a, b) => b.films - a.films || (a.code < b.code ? -1 : 1)),
  }
}
