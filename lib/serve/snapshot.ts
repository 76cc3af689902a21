// All that answers are made of, in memory: films, people, indexes and the champion's rows.
import 'server-only'
import type { Person } from '@/lib/catalogue/person'
import type { Database } from '@/lib/db/database'
import { findChampion, listModelRows } from '@/lib/db/models'
import { listMovies, type StoredMovie } from '@/lib/db/movies'
import {
  findServing,
  getVersion,
  type ModelVersion,
  readModelArtefact,
  refOf,
} from '@/lib/db/registry'
import { findState } from '@/lib/db/state'
import { AppError } from '@/lib/errors'
import type { Feature } from '@/lib/features/movie-features'
import { type Sparse, transposed } from '@/lib/math/sparse'
import { movieStandings } from '@/lib/features/standing'
import { logger } from '@/lib/log'
import { CONTENT_MODEL } from '@/lib/models/content'
import { HYBRID_MODEL } from '@/lib/models/hybrid-codec'
import { decodeServed, type Likeness, tasteRowsOf } from '@/lib/models/served-hybrid'
import { decodeRows, type ServedModel } from '@/lib/models/served-model'
import type { TasteRows } from '@/lib/models/taste-rows'
import type { Standing } from '@/lib/recommend/prior'
import { foldTitle } from '@/lib/text/fold'
import { filmsConnection, storeConnection } from './connection'
import { processWide } from './process-wide'

/** A person with the films made, the best known first. */
export type PersonFilms = Person & { directed: StoredMovie[]; actedIn: StoredMovie[] }

/** What answers; `content` is the version of the content model, on which the hybrid stands too. */
export type AnsweringModel = Likeness & {
  name: string
  version: string
  content: string
  createdAt: string
  /** One row a film, for tastes. */
  tasteRows: TasteRows
}

/** The store at one moment. Row numbers are those of the model; films without a row have none. */
export type Snapshot = {
  /** Changes whenever films or models do, and which of them serves. */
  content: string
  movies: StoredMovie[]
  movieById: Map<number, StoredMovie>
  standingById: Map<number, Standing>
  people: Map<number, PersonFilms>
  model: AnsweringModel
  /** Films by feature: row `c` holds the films that carry feature `c` of the model. */
  columns: Sparse
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

type Holder = {
  base: Base | null
  snapshot: Snapshot | null
  checkedAt: number
  /** Models that serve beside the champion, for experiments, by content and name. */
  others: Map<string, AnsweringModel>
}

/** So many models beside the champion are kept in memory. */
const MOST_OTHERS = 4

const holder = processWide(
  'store',
  (): Holder => ({ base: null, snapshot: null, checkedAt: 0, others: new Map() }),
)

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
      if (holder.base?.content !== content)
        holder.base = readBase(filmsConnection(content), content)
      holder.snapshot = { ...holder.base, content: key, model: readModel(database, holder.base) }
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    logger().error({ err: error }, 'the store cannot be read')
    // What was read before is still true of the films.
    if (!holder.snapshot) throw notReady(error)
  }
  return holder.snapshot
}

/** Has the store asked at the next answer, however lately it was. */
export function askStoreAgain(): void {
  holder.checkedAt = Number.NEGATIVE_INFINITY
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
    columns: transposed(model.features),
    rowStandings: rowMovies.map(({ id }) => standingById.get(id)!),
    rowSeries: seriesByRow(model),
    rowKeys: rowMovies.map(({ title }) => foldTitle(title)),
  }
  const milliseconds = Math.round(performance.now() - start)
  logger().info({ films: movies.length, model: head.version, milliseconds }, 'store loaded')
  return base
}

/** The hybrid that serves, if one does and its bytes are whole, else content alone. */
function readModel(database: Database, base: Base): AnsweringModel {
  const serving = findServing(database)
  if (serving?.name !== HYBRID_MODEL) return contentAlone(base)
  try {
    const model = readHybrid(database, base, serving)
    logger().info({ model: refOf(serving) }, 'another model serves')
    return model
  } catch (error) {
    // What serves already goes on; a new process has content, which needs no ratings.
    logger().error({ err: error, model: refOf(serving) }, 'the champion cannot be served')
    const last = holder.snapshot?.model
    return last?.audience && last.content === base.model.version ? last : contentAlone(base)
  }
}

/** Content without what people say; likenesses of the same films in the same rows. */
function contentAlone({ model, rowStandings }: Base): AnsweringModel {
  const tasteRows = tasteRowsOf([], null, model.neighbours, fameOf(rowStandings))
  return { ...model, content: model.version, name: CONTENT_MODEL, audience: null, tasteRows }
}

function readHybrid(database: Database, base: Base, version: ModelVersion): AnsweringModel {
  const { model, rowStandings } = base
  const bytes = readModelArtefact(database, version.id)
  const served = decodeServed(bytes, model, fameOf(rowStandings))
  const { name, createdAt } = version
  return { ...model, ...served, content: model.version, name, version: version.version, createdAt }
}

function fameOf(standings: readonly Standing[]): number[] {
  return standings.map(({ popularity }) => popularity)
}

/**
 * A model beside the champion, by its name and version; of content there is one version. Throws `not-found` for one that the
 * store does not have, `unusable-data` where its bytes are damaged.
 */
export function getModel(snapshot: Snapshot, ref: string): AnsweringModel {
  const { model } = snapshot
  if (ref === refOf(model) || ref === model.name) return model
  const key = `${snapshot.content}|${ref}`
  const known = holder.others.get(key) ?? readOther(ref)
  holder.others.delete(key)
  holder.others.set(key, known)
  for (const old of holder.others.keys()) {
    if (holder.others.size <= MOST_OTHERS) break
    holder.others.delete(old)
  }
  return known
}

function readOther(ref: string): AnsweringModel {
  const base = holder.base
  if (!base) throw notReady()
  const database = storeConnection()
  if (ref.split('@')[0] === CONTENT_MODEL) return contentAlone(base)
  try {
    return readHybrid(database, base, getVersion(database, ref))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('unusable-data', `${ref} cannot be served: its bytes are damaged.`, error)
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
