// Reads a folder of ratings for offline evaluation: MovieLens or MovieTweetings, met with what the catalogue knows of the films.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findGenre, type Genre } from '@/lib/catalogue/genre'
import type { Movie } from '@/lib/catalogue/movie'
import { AppError } from '@/lib/errors'
import { type Interaction, type Interactions, interactionsFrom } from '@/lib/features/interactions'
import { type FeatureFacts, movieFeatures } from '@/lib/features/movie-features'
import type { Sparse } from '@/lib/math/sparse'
import { CONTENT_PARAMETERS } from '@/lib/models/content'
import { parseMovielensTitle } from '@/lib/sources/movielens/titles'

/** Ratings with users and films numbered by their first rating; `content` has a row a film. */
export type RankingData = {
  interactions: Interactions
  content: Sparse
  /** Films of which the catalogue knows nothing: they have a title, a year and genres at most. */
  unknownFilms: number
}

/** A film's id as the folder has it, and its own facts. */
type FolderFilm = { title: string; year: number | null; genres: Genre[]; imdb: string | null }

type Form = { ratings: string; movies: string; delimiter: ',' | '::' }

const FORMS: Form[] = [
  { ratings: 'ratings.csv', movies: 'movies.csv', delimiter: ',' },
  { ratings: 'ratings.dat', movies: 'movies.dat', delimiter: '::' },
]

/** MovieTweetings rates up to ten and names films by their IMDb ids; MovieLens up to five by its own. */
const MOST_STARS = 5

/** Reads the folder. Throws `not-found` where it holds no ratings, `unusable-data` naming the first broken line. */
export function readRankingData(folder: string, catalogue: readonly Movie[]): RankingData {
  const { given, users, films } = readFolder(folder, catalogue)
  return {
    interactions: interactionsFrom(given, { users, items: films.length }),
    content: movieFeatures(
      films.map(({ movie, own }) => movie ?? factsOf(own)),
      CONTENT_PARAMETERS,
    ).matrix,
    unknownFilms: films.filter(({ movie }) => !movie).length,
  }
}

/**
 * The same ratings over the whole catalogue, as a store would hold them: items are places in `catalogue`, and ratings of films
 * that it lacks are left out. Throws as `readRankingData` does.
 */
export function readCatalogueRatings(
  folder: string,
  catalogue: readonly Movie[],
): Pick<RankingData, 'interactions' | 'unknownFilms'> {
  const { given, users, films } = readFolder(folder, catalogue)
  const placeOf = new Map(catalogue.map((movie, place) => [movie, place]))
  const places = films.map(({ movie }) => (movie ? placeOf.get(movie)! : -1))
  const known = given
    .filter(({ item }) => places[item]! >= 0)
    .map((one) => ({ ...one, item: places[one.item]! }))
  return {
    interactions: interactionsFrom(known, { users, items: catalogue.length }),
    unknownFilms: places.filter((place) => place < 0).length,
  }
}

function readFolder(folder: string, catalogue: readonly Movie[]) {
  const form = FORMS.find(({ ratings }) => existsSync(join(folder, ratings)))
  if (!form)
    throw new AppError(
      'not-found',
      `Got no ratings in ${folder}, expected ratings.csv (MovieLens) or ratings.dat (MovieTweetings).`,
    )
  const rows = readRatings(join(folder, form.ratings), form)
  const isTenths = rows.some(({ rating }) => rating > MOST_STARS)
  const users = numbering(rows.map(({ user }) => user))
  const films = numbering(rows.map(({ film }) => film))
  const given: Interaction[] = rows.map(({ user, film, rating, time }) => ({
    user: users.get(user)!,
    item: films.get(film)!,
    rating: isTenths ? rating / 2 : rating,
    time,
  }))
  const own = readFilms(folder, form)
  const find = isTenths ? byImdbId(catalogue) : byMovielensId(catalogue, own)
  return {
    given,
    users: users.size,
    films: [...films.keys()].map((id) => ({ movie: find(id), own: own.get(id) })),
  }
}

function readRatings(path: string, { delimiter }: Form) {
  const rows: { user: string; film: string; rating: number; time: number }[] = []
  readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .forEach((line, index) => {
      if (line === '' || (index === 0 && /^user/i.test(line))) return
      const [user, film, stars, time] = line.split(delimiter)
      const rating = Number(stars)
      if (!user || !film || !(rating >= 0 && rating <= 10) || !Number.isFinite(Number(time)))
        throw new AppError(
          'unusable-data',
          `${path}, line ${index + 1}: got «${line.slice(0, 60)}», expected user${delimiter}film${delimiter}rating${delimiter}time.`,
        )
      rows.push({ user, film, rating, time: Number(time) })
    })
  return rows
}

function numbering(keys: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const key of keys) if (!numbers.has(key)) numbers.set(key, numbers.size)
  return numbers
}

function readFilms(folder: string, { movies, delimiter }: Form): Map<string, FolderFilm> {
  const films = new Map<string, FolderFilm>()
  const path = join(folder, movies)
  if (!existsSync(path)) return films
  const imdb = readLinks(folder)
  for (const line of readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .slice(delimiter === ',' ? 1 : 0)) {
    const pattern = delimiter === ',' ? /^(\d+),"?(.*?)"?,([^,]*)$/ : /^(\d+)::(.*?)::(.*)$/
    const [, id, name, genres] = pattern.exec(line) ?? []
    if (id === undefined || name === undefined) continue
    const { title, year } = parseMovielensTitle(name)
    films.set(id, {
      title,
      year,
      genres: (genres ?? '').split('|').flatMap((genre) => findGenre(genre) ?? []),
      imdb: imdb.get(id) ?? null,
    })
  }
  return films
}

function readLinks(folder: string): Map<string, string> {
  const path = join(folder, 'links.csv')
  if (!existsSync(path)) return new Map()
  const lines = readFileSync(path, 'utf8').split(/\r?\n/).slice(1)
  return new Map(
    lines.flatMap((line) => {
      const [id, imdb] = line.split(',')
      return id && imdb ? [[id, `tt${imdb.padStart(7, '0')}`]] : []
    }),
  )
}

function byMovielensId(movies: readonly Movie[], films: Map<string, FolderFilm>) {
  const byId = new Map(movies.map((movie) => [String(movie.ids.movielens), movie]))
  const byImdb = new Map(movies.map((movie) => [movie.ids.imdb, movie]))
  return (id: string) => byId.get(id) ?? byImdb.get(films.get(id)?.imdb ?? '')
}

function byImdbId(movies: readonly Movie[]) {
  const byImdb = new Map(movies.map((movie) => [movie.ids.imdb, movie]))
  return (id: string) => byImdb.get(`tt${id.padStart(7, '0')}`)
}

function factsOf(film: FolderFilm | undefined): FeatureFacts {
  return {
    title: film?.title ?? '',
    year: film?.year ?? null,
    genres: film?.genres ?? [],
    directors: [],
    cast: [],
    keywords: [],
    language: null,
    collection: null,
  }
}
