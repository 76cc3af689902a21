// Films, their people and their credits in the store.
import type { Movie, Provenance } from '@/lib/catalogue/movie'
import type { Genre } from '@/lib/catalogue/genre'
import { type Person, personKey } from '@/lib/catalogue/person'
import type { Database } from './database'

/** A film as stored: its people carry their ids, in the order of the names. */
export type StoredMovie = Movie & { directorIds: number[]; castIds: number[] }

/** Ids of films and people that the committed catalogue does not number begin here. */
export const FIRST_LOCAL_ID = 10_000_001

const COLUMNS = `id, title, originalTitle, year, releaseDate, runtime, genres, keywords, language,
  country, collection, imdbId, tmdbId, movielensId, wikipediaId, ratingMean, ratingCount, popularity, provenance`

/** Saves people under their given ids; a name or id known already stays as it is. Call inside a transaction. */
export function savePeople(database: Database, people: readonly Person[]): void {
  const insert = database.prepare(
    'INSERT INTO Person (id, name, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  for (const { id, name } of people) insert.run(id, name, personKey(name))
}

/** Inserts or replaces films with their credits; unknown people get local ids. Call inside a transaction. */
export function saveMovies(database: Database, movies: readonly Movie[]): void {
  const places = Array.from({ length: 19 }, () => '?').join(', ')
  const updates = COLUMNS.split(',')
    .slice(1)
    .map((column) => `${column.trim()} = excluded.${column.trim()}`)
    .join(', ')
  const upsert = database.prepare(
    `INSERT INTO Movie (${COLUMNS}) VALUES (${places}) ON CONFLICT (id) DO UPDATE SET ${updates}`,
  )
  const forget = database.prepare('DELETE FROM Credit WHERE movieId = ?')
  const credit = database.prepare(
    'INSERT INTO Credit (movieId, role, position, personId) VALUES (?, ?, ?, ?)',
  )
  const personId = personIds(database)
  for (const movie of movies) {
    upsert.run(...columnsOf(movie))
    forget.run(movie.id)
    const unique = (names: readonly string[]) => [...new Set(names.map(personId))]
    unique(movie.directors).forEach((id, position) => {
      credit.run(movie.id, 'director', position, id)
    })
    unique(movie.cast).forEach((id, position) => {
      credit.run(movie.id, 'cast', position, id)
    })
  }
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
  const move = database.prepare('UPDATE OR IGNORE Review SET movieId = ? WHERE movieId = ?')
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

function personIds(database: Database): (name: string) => number {
  const find = database.prepare('SELECT id FROM Person WHERE key = ?')
  const insert = database.prepare('INSERT INTO Person (id, name, key) VALUES (?, ?, ?)')
  const known = new Map<string, number>()
  let next = nextLocalId(database, 'Person')
  return (name) => {
    const key = personKey(name)
    let id = known.get(key) ?? (find.get(key) as { id: number } | undefined)?.id
    if (id === undefined) {
      id = next++
      insert.run(id, name, key)
    }
    known.set(key, id)
    return id
  }
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
