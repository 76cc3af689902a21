// Films, their people and their credits in the store.
import type { Movie, Provenance } from '@/lib/catalogue/movie'
import type { Genre } from '@/lib/catalogue/genre'
import { type Person, personKey } from '@/lib/catalogue/person'
import type { Database } from './database'
import { forEachPart, insertRows, placesFor } from './insert-rows'

/** A film as stored: its people carry their ids, in the order of the names. */
export type StoredMovie = Movie & { directorIds: number[]; castIds: number[] }

/** Ids of films and people that the committed catalogue does not number begin here. */
export const FIRST_LOCAL_ID = 10_000_001

const COLUMNS = `id, title, originalTitle, year, releaseDate, runtime, genres, keywords, language,
  country, collection, imdbId, tmdbId, movielensId, wikipediaId, ratingMean, ratingCount, popularity, provenance`

/** So many films are saved at a time: their people are looked up together. */
const FILMS_AT_ONCE = 500
const COLUMN_NAMES = COLUMNS.split(',').map((column) => column.trim())
const REPLACED = COLUMN_NAMES.slice(1).map((column) => `${column} = excluded.${column}`)

/** Saves people under their given ids; a name or id known already stays as it is. Call inside a transaction. */
export function savePeople(database: Database, people: readonly Person[]): void {
  insertRows(database, {
    into: 'Person',
    columns: ['id', 'name', 'key'],
    rows: people.map(({ id, name }) => [id, name, personKey(name)]),
    onConflict: 'DO NOTHING',
  })
}

/** Inserts or replaces films with their credits; unknown people get local ids. Call inside a transaction. */
export function saveMovies(database: Database, movies: readonly Movie[]): void {
  // Of a film that comes twice the later stays.
  const latest = [...new Map(movies.map((movie) => [movie.id, movie])).values()]
  for (let from = 0; from < latest.length; from += FILMS_AT_ONCE)
    saveSome(database, latest.slice(from, from + FILMS_AT_ONCE))
}

function saveSome(database: Database, movies: readonly Movie[]): void {
  insertRows(database, {
    into: 'Movie',
    columns: COLUMN_NAMES,
    rows: movies.map(columnsOf),
    onConflict: `(id) DO UPDATE SET ${REPLACED.join(', ')}`,
  })
  forEachPart(
    movies.map(({ id }) => id),
    (ids) =>
      database.prepare(`DELETE FROM Credit WHERE movieId IN (${placesFor(ids)})`).run(...ids),
  )
  const people = idsOfPeople(
    database,
    movies.flatMap(({ directors, cast }) => [...directors, ...cast]),
  )
  const credits = ({ id, directors, cast }: Movie) => [
    ...creditsOf(id, 'director', directors, people),
    ...creditsOf(id, 'cast', cast, people),
  ]
  const columns = ['movieId', 'role', 'position', 'personId']
  insertRows(database, { into: 'Credit', columns, rows: movies.flatMap(credits) })
}

function creditsOf(
  movieId: number,
  role: 'director' | 'cast',
  names: readonly string[],
  people: Map<string, number>,
): (number | string)[][] {
  const ids = new Set(names.map((name) => people.get(personKey(name))!))
  return [...ids].map((personId, position) => [movieId, role, position, personId])
}

/**
 * Makes room for the catalogue's films: deletes those that it no longer holds, and those that an import
 * brought and that it now holds itself, told by their ids elsewhere. Reviews written of those move on to the
 * catalogue's film. Call inside a transaction.
 */
export function forgetRivals(database: Database, movies: readonly Movie[]): void {
  const held = new Set(movies.map(({ id }) => id))
  const gone = database.prepare('DELETE FROM Movie WHERE id = ?')
  for (const { id } of database.prepare('SELECT id FROM Movie').all() as { id: number }[])
    if (id < FIRST_LOCAL_ID && !held.has(id)) gone.run(id)
  const rival = database.prepare(
    'SELECT id FROM Movie WHERE id >= ? AND (imdbId = ? OR tmdbId = ? OR movielensId = ?)',
  )
  const move = database.prepare(
    `UPDATE Review SET movieId = ?1 WHERE movieId = ?2 AND NOT EXISTS
     (SELECT 1 FROM Review AS own WHERE own.movieId = ?1 AND own.author = Review.author)`,
  )
  for (const { id, ids } of movies)
    for (const row of rival.all(FIRST_LOCAL_ID, ids.imdb, ids.tmdb, ids.movielens)) {
      const { id: rivalId } = row as { id: number }
      move.run(id, rivalId)
      gone.run(rivalId)
    }
}

/** Every film by rising id. Reads the whole store: about 0.3 s for 14,000 films. */
export function listMovies(database: Database): StoredMovie[] {
  const movies = new Map<number, StoredMovie>()
  for (const row of database.prepare(`SELECT ${COLUMNS} FROM Movie ORDER BY id`).iterate())
    movies.set((row as MovieRow).id, movieOf(row as MovieRow))
  const credits = database
    .prepare(
      `SELECT c.movieId, c.role, c.personId, p.name FROM Credit c JOIN Person p ON p.id = c.personId
       ORDER BY c.movieId, c.role, c.position`,
    )
    .raw(true)
  for (const row of credits.iterate()) {
    const [movieId, role, personId, name] = row as unknown as [number, string, number, string]
    const movie = movies.get(movieId)
    if (!movie) continue
    ;(role === 'director' ? movie.directors : movie.cast).push(name)
    ;(role === 'director' ? movie.directorIds : movie.castIds).push(personId)
  }
  return [...movies.values()]
}

/** How many films there are. */
export function countMovies(database: Database): number {
  return (database.prepare('SELECT count(*) AS n FROM Movie').get() as { n: number }).n
}

/** The id that the next film from an import gets. */
export function nextMovieId(database: Database): number {
  return nextLocalId(database, 'Movie')
}

function nextLocalId(database: Database, table: 'Movie' | 'Person'): number {
  const { last } = database.prepare(`SELECT max(id) AS last FROM ${table}`).get() as {
    last: number | null
  }
  return Math.max(FIRST_LOCAL_ID, (last ?? 0) + 1)
}

/** The id of each name by its key; who is unknown is saved under the next local ids. */
function idsOfPeople(database: Database, names: readonly string[]): Map<string, number> {
  const nameByKey = new Map(names.map((name) => [personKey(name), name]))
  const ids = new Map<string, number>()
  forEachPart([...nameByKey.keys()], (keys) => {
    const rows = database
      .prepare(`SELECT id, key FROM Person WHERE key IN (${placesFor(keys)})`)
      .all(...keys) as { id: number; key: string }[]
    for (const { id, key } of rows) ids.set(key, id)
  })
  const unknown = [...nameByKey].filter(([key]) => !ids.has(key))
  if (unknown.length === 0) return ids
  const first = nextLocalId(database, 'Person')
  for (const [i, [key]] of unknown.entries()) ids.set(key, first + i)
  const rows = unknown.map(([key, name]) => [ids.get(key)!, name, key])
  insertRows(database, { into: 'Person', columns: ['id', 'name', 'key'], rows })
  return ids
}

type MovieRow = {
  id: number
  title: string
  originalTitle: string | null
  year: number | null
  releaseDate: string | null
  runtime: number | null
  genres: string
  keywords: string
  language: string | null
  country: string | null
  collection: string | null
  imdbId: string | null
  tmdbId: number | null
  movielensId: number | null
  wikipediaId: string | null
  ratingMean: number | null
  ratingCount: number | null
  popularity: number | null
  provenance: string
}

function columnsOf(movie: Movie): (string | number | null)[] {
  const { ids, rating } = movie
  return [
    movie.id,
    movie.title,
    movie.originalTitle,
    movie.year,
    movie.releaseDate,
    movie.runtime,
    JSON.stringify(movie.genres),
    JSON.stringify(movie.keywords),
    movie.language,
    movie.country,
    movie.collection,
    ids.imdb,
    ids.tmdb,
    ids.movielens,
    ids.wikipedia,
    rating?.mean ?? null,
    rating?.count ?? null,
    movie.popularity,
    JSON.stringify(movie.provenance),
  ]
}

function movieOf(row: MovieRow): StoredMovie {
  const { imdbId, tmdbId, movielensId, wikipediaId, ratingMean, ratingCount, ...facts } = row
  return {
    ...facts,
    genres: JSON.parse(row.genres) as Genre[],
    keywords: JSON.parse(row.keywords) as string[],
    provenance: JSON.parse(row.provenance) as Provenance[],
    ids: { imdb: imdbId, tmdb: tmdbId, movielens: movielensId, wikipedia: wikipediaId },
    rating: ratingMean === null ? null : { mean: ratingMean, count: ratingCount ?? 0 },
    directors: [],
    cast: [],
    directorIds: [],
    castIds: [],
  }
}
