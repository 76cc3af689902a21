// All that answers are made of, in memory: films, people, indexes and the champion's rows.
import 'server-only'
import type { Person } from '@/lib/catalogue/person'
import type { Database } from '@/lib/db/database'
import { findChampion, listModelRows } from '@/lib/db/models'
import { listMovies, type StoredMovie } from '@/lib/db/movies'
import { findServing, readModelArtefact } from '@/lib/db/registry'
import { findState } from '@/lib/db/state'
import { AppError } from '@/lib/errors'
import type { Feature } from '@/lib/features/movie-features'
import { movieStandings } from '@/lib/features/standing'
import { logger } from '@/lib/log'
import { CONTENT_MODEL } from '@/lib/models/content'
import { HYBRID_MODEL } from '@/lib/models/hybrid-codec'
import { decodeAudience, type Likeness } from '@/lib/models/served-hybrid'
import { decodeRows, type ServedModel } from '@/lib/models/served-model'
import type { Standing } from '@/lib/recommend/prior'
import { foldTitle } from '@/lib/text/fold'
import { storeConnection } from './connection'

/** A person with the films made, the best known first. */
export type PersonFilms = Person & { directed: StoredMovie[]; actedIn: StoredMovie[] }

/** The store at one moment. Row numbers are those of the model; films without a row have none. */
export type Snapshot = {
  /** Changes whenever films or models do, and which of them serves. */
  content: string
  movies: StoredMovie[]
  movieById: Map<number, StoredMovie>
  standingById: Map<number, Standing>
  people: Map<number, PersonFilms>
  /** What answers; `content` is the version of the content model, on which the hybrid stands too. */
  model: Likeness & { name: string; version: string; content: string; createdAt: string }
  /** By row. */
  rowStandings: Standing[]
  rowSeries: (string | null)[]
  rowKeys: string[]
}

/** How often the store is asked whether it changed, at most. */
const CHECK_MILLISECONDS = 1000

/** All that does not change when another model serves. */
type Base = Omit<Snapshot, 'content' | 'model'> & {
  content: string
  model: ServedModel & { version: string; createdAt: string }
}

type Holder = { base: Base | null; snapshot: Snapshot | null; checkedAt: number }

// The bundler may make several copies of this module; the process keeps one snapshot.
const shared = globalThis as { marqueeStore?: Holder }
shared.marqueeStore ??= { base: null, snapshot: null, checkedAt: 0 }
const holder = shared.marqueeStore

/** Returns what the store holds now. Throws `not-ready` while it has no films or no rows. */
export function loadSnapshot(): Snapshot {
  const now = performance.now()
  if (holder.snapshot && now - holder.checkedAt < CHECK_MILLISECONDS) return holder.snapshot
  holder.checkedAt = now
  try {
    const database = storeConnection()
    const content = findState(database, 'content')
    if (content === null) throw notReady()
    const key = [content, findState(database, 'champion') ?? ''].join('|')
    if (holder.snapshot?.content !== key) {
      if (holder.base?.content !== content) holder.base = readBase(database, content)
      holder.snapshot = { ...holder.base, content: key, model: readModel(database, holder.base) }
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    logger().error({ err: error }, 'the store cannot be read')
    throw notReady(error)
  }
  return holder.snapshot
}

/** Returns a film of the catalogue. Throws `not-found` for an unknown id. */
export function getMovie(id: number): StoredMovie {
  const movie = loadSnapshot().movieById.get(id)
  if (movie) return movie
  throw unknownMovie(id)
}

/** The error for an id that no film has. */
export function unknownMovie(id: number): AppError {
  return new AppError('not-found', `Got film ${id}, expected the id of a film of the catalogue.`)
}

function notReady(cause?: unknown): AppError {
  return new AppError(
    'not-ready',
    'The store has no films or no trained rows yet. Run: npm start',
    cause,
  )
}

function readBase(database: Database, content: string): Base {
  const start = performance.now()
  const head = findChampion(database, CONTENT_MODEL)
  if (!head) throw notReady()
  const movies = listMovies(database)
  const movieById = new Map(movies.map((movie) => [movie.id, movie]))
  const standings = movieStandings(movies)
  const standingById = new Map(movies.map(({ id }, index) => [id, standings[index]!]))
  const rows = listModelRows(database, head.id).filter(({ movieId }) => movieById.has(movieId))
  const vocabulary = JSON.parse(Buffer.from(head.vocabulary).toString('utf8')) as Feature[]
  const model = decodeRows(rows, vocabulary)
  const rowMovies = rows.map(({ movieId }) => movieById.get(movieId)!)
  const base: Base = {
    content,
    movies,
    movieById,
    standingById,
    people: gatherPeople(movies, standingById),
    model: { ...model, version: head.version, createdAt: head.createdAt },
    rowStandings: rowMovies.map(({ id }) => standingById.get(id)!),
    rowSeries: seriesByRow(model),
    rowKeys: rowMovies.map(({ title }) => foldTitle(title)),
  }
  const milliseconds = Math.round(performance.now() - start)
  logger().info({ films: movies.length, model: head.version, milliseconds }, 'store loaded')
  return base
}

/** Content, and beside it the audience of the hybrid that serves, if one does and its bytes are whole. */
function readModel(database: Database, { model }: Base): Snapshot['model'] {
  const content = { ...model, content: model.version }
  const alone = { ...content, name: CONTENT_MODEL, audience: null }
  const serving = findServing(database)
  if (serving?.name !== HYBRID_MODEL) return alone
  const { name, version, createdAt } = serving
  try {
    const audience = decodeAudience(readModelArtefact(database, serving.id), model)
    logger().info({ model: `${name}@${version}` }, 'another model serves')
    return { ...content, name, version, createdAt, audience }
  } catch (error) {
    // What serves already goes on; a new process has content, which needs no ratings.
    logger().error({ err: error, model: `${name}@${version}` }, 'the champion cannot be served')
    const last = holder.snapshot?.model
    return last?.audience && last.content === content.content ? last : alone
  }
}

function gatherPeople(
  movies: readonly StoredMovie[],
  standings: Map<number, Standing>,
): Map<number, PersonFilms> {
  const people = new Map<number, PersonFilms>()
  const person = (id: number, name: string) => {
    const known = people.get(id) ?? { id, name, directed: [], actedIn: [] }
    people.set(id, known)
    return known
  }
  const byFame = [...movies].sort(
    (a, b) => standings.get(b.id)!.popularity - standings.get(a.id)!.popularity || a.id - b.id,
  )
  for (const movie of byFame) {
    movie.directorIds.forEach((id, i) => {
      person(id, movie.directors[i]!).directed.push(movie)
    })
    movie.castIds.forEach((id, i) => {
      person(id, movie.cast[i]!).actedIn.push(movie)
    })
  }
  return people
}

function seriesByRow({ features, vocabulary }: ServedModel): (string | null)[] {
  return Array.from({ length: features.rows }, (_, r) => {
    for (let i = features.offsets[r]!; i < features.offsets[r + 1]!; i++) {
      const { field, label } = vocabulary[features.indices[i]!]!
      if (field === 'collection') return label
    }
    return null
  })
}
