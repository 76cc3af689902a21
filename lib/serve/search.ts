// Which films and people does this query mean?
import 'server-only'
import { ENDPOINTS } from '@/lib/api/endpoints'
import type { SearchAnswer } from '@/lib/api/schemas'
import type { StoredMovie } from '@/lib/db/movies'
import { parseQuery } from '@/lib/search/query'
import { buildTitleIndex, type TitleIndex, type TitleMatch } from '@/lib/search/title-index'
import { movieCard, personHit } from './cards'
import type { Body } from './http'
import { keptBody } from './kept-bodies'
import { processWide } from './process-wide'
import { loadSnapshot, type PersonFilms, type Snapshot } from './snapshot'

type Indexes = {
  /** The films that it was made of; another model serves the same ones. */
  of: readonly StoredMovie[]
  movies: TitleIndex
  people: TitleIndex
  byImdb: Map<string, StoredMovie>
  byTmdb: Map<number, StoredMovie>
}

/** People are a help beside the films, not a list of their own. */
const MOST_PEOPLE = 3
const MOST_NEAR = 6
/** Fewer letters mean too many people for their films to be of use. */
const FEWEST_LETTERS_OF_NAME = 4
/** Popularity 1 stands for about so many people; the index weighs by people, not by their logarithm. */
const EVERYBODY = 2_500_000

const holder = processWide('search', () => ({ known: null as Indexes | null }))

/** The answer of `searchAll` as it goes out, kept until films change. */
export function searchBody(query: string, limit: number): Body {
  const snapshot = loadSnapshot()
  // The query comes last: whatever it holds, it cannot be taken for another part.
  const key = ['search', snapshot.content, limit, query].join('|')
  return keptBody(key, ENDPOINTS.search.answer, () => searchIn(snapshot, query, limit))
}

/** Returns the films and people that a query means, the likeliest first; near titles where nothing matches. */
export async function searchAll(query: string, limit: number): Promise<SearchAnswer> {
  return searchIn(loadSnapshot(), query, limit)
}

function searchIn(snapshot: Snapshot, query: string, limit: number): SearchAnswer {
  const indexes = loadIndexes(snapshot)
  const { text, imdbId, tmdbId } = parseQuery(query)
  if (imdbId !== null || tmdbId !== null) {
    const movie = imdbId !== null ? indexes.byImdb.get(imdbId) : indexes.byTmdb.get(tmdbId!)
    return { query, movies: movie ? [movieCard(movie)] : [], people: [], near: [] }
  }
  const titles = indexes.movies.search(text, limit)
  const isFound = titles[0]?.typos === 0
  // A slip in a name is looked past only where no title fits as typed.
  const names = indexes.people
    .search(text, MOST_PEOPLE)
    .filter(({ typos }) => typos === 0 || !isFound)
  const people = names.map(({ id }) => snapshot.people.get(id)!)
  const ids = mixed(titles, names, people, text)
  const cards = (some: Iterable<number>) =>
    [...some].map((id) => movieCard(snapshot.movieById.get(id)!))
  const isEmpty = ids.size + people.length === 0
  return {
    query,
    movies: cards([...ids].slice(0, limit)),
    people: people.map(personHit),
    near: isEmpty ? cards(indexes.movies.nearTitles(text, MOST_NEAR).map(({ id }) => id)) : [],
  }
}

/** The films by title and those of a person so named; whose name was typed without a slip goes first. */
function mixed(
  titles: readonly TitleMatch[],
  names: readonly TitleMatch[],
  people: readonly PersonFilms[],
  text: string,
): Set<number> {
  const byTitle = titles.map(({ id }) => id)
  const [name] = names
  const [person] = people
  const isNamed = name !== undefined && name.typos === 0 && name.kind !== 'words'
  if (!person || !isNamed || text.trim().length < FEWEST_LETTERS_OF_NAME) return new Set(byTitle)
  const films = filmsOf(person).map(({ id }) => id)
  const isTitleMistyped = titles[0] === undefined || titles[0].typos > 0
  return new Set(isTitleMistyped ? [...films, ...byTitle] : [...byTitle, ...films])
}

function loadIndexes(snapshot: Snapshot): Indexes {
  if (holder.known?.of !== snapshot.movies) holder.known = buildIndexes(snapshot)
  return holder.known
}

function buildIndexes({ movies, people, standingById }: Snapshot): Indexes {
  const audience = ({ id }: StoredMovie) => EVERYBODY ** standingById.get(id)!.popularity
  const titles = movies.map((movie) => ({
    id: movie.id,
    title: movie.title,
    alternatives: movie.originalTitle === null ? [] : [movie.originalTitle],
    year: movie.year,
    weight: audience(movie),
  }))
  const names = [...people.values()].map((person) => ({
    id: person.id,
    title: person.name,
    year: null,
    weight: filmsOf(person).reduce((sum, movie) => sum + audience(movie), 0),
  }))
  return {
    of: movies,
    movies: buildTitleIndex(titles),
    people: buildTitleIndex(names),
    byImdb: new Map(
      movies.flatMap((movie) => (movie.ids.imdb === null ? [] : [[movie.ids.imdb, movie]])),
    ),
    byTmdb: new Map(
      movies.flatMap((movie) => (movie.ids.tmdb === null ? [] : [[movie.ids.tmdb, movie]])),
    ),
  }
}

/** Who directed is looked for by what they directed, the others by what they played in. */
function filmsOf({ directed, actedIn }: PersonFilms): StoredMovie[] {
  return directed.length > 0 ? [...directed, ...actedIn] : actedIn
}
