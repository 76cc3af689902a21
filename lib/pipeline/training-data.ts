// What the models learn from: the store's ratings over the store's films, some people kept apart for measuring.
import { createHash } from 'node:crypto'
import type { StoredMovie } from '@/lib/db/movies'
import type { StoredRatings } from '@/lib/db/ratings'
import { AppError } from '@/lib/errors'
import {
  filterInteractions,
  type Interactions,
  interactionsFromColumns,
} from '@/lib/features/interactions'
import { movieFeatures } from '@/lib/features/movie-features'
import { CONTENT_PARAMETERS } from '@/lib/models/content'
import type { TrainingData } from '@/lib/models/training'

/** This share of the people is never learned from, so that models of any time are compared on them. */
export const APART_SHARE = 0.1

export type PreparedData = {
  training: TrainingData
  /** The ids of the films by their number. */
  movieIds: Int32Array
  /** Everything that the people kept apart rated; users keep their numbers. */
  apart: Interactions
}

/**
 * Numbers films by their order and leaves out ratings of films that are gone. Throws `unusable-data` where no rating is left
 * to learn from.
 */
export function prepareTraining(
  movies: readonly StoredMovie[],
  ratings: StoredRatings,
): PreparedData {
  const movieIds = Int32Array.from(movies, ({ id }) => id)
  const all = numberRatings(ratings, movieIds)
  const isApart = ratings.raters.map(({ source, key }) => isKeptApart(source, key))
  const interactions = filterInteractions(all, (_, user) => !isApart[user])
  if (interactions.indices.length === 0)
    throw new AppError(
      'unusable-data',
      'Got no ratings to learn from, expected some. Run: npm run marquee -- import ratings movielens FOLDER',
    )
  return {
    training: {
      interactions,
      content: movieFeatures(movies, CONTENT_PARAMETERS).matrix,
      now: interactions.times.reduce((a, b) => Math.max(a, b), 0),
    },
    movieIds,
    apart: filterInteractions(all, (_, user) => isApart[user]!),
  }
}

/** The ratings with films by their place among `movieIds`; those of other films are left out. */
export function numberRatings(ratings: StoredRatings, movieIds: Int32Array): Interactions {
  const rowOf = new Map([...movieIds].map((id, row) => [id, row]))
  const kept = new Int32Array(ratings.users.length)
  const items = new Int32Array(ratings.users.length)
  let count = 0
  for (let i = 0; i < kept.length; i++) {
    const row = rowOf.get(ratings.movieIds[i]!)
    if (row === undefined) continue
    kept[count] = i
    items[count++] = row
  }
  const entries = kept.subarray(0, count)
  const columns = {
    users: entries.map((i) => ratings.users[i]!),
    items: items.subarray(0, count),
    ratings: new Float32Array(count),
    times: new Float64Array(count),
  }
  for (let i = 0; i < count; i++) {
    columns.ratings[i] = ratings.stars[entries[i]!]!
    columns.times[i] = ratings.times[entries[i]!]!
  }
  return interactionsFromColumns(columns, { users: ratings.raters.length, items: movieIds.length })
}

/** Whether somebody is kept apart: by a hash of who it is, so that it is the same in every run. */
export function isKeptApart(source: string, key: string): boolean {
  const hash = createHash('sha256').update(`${source}|${key}`).digest()
  return hash.readUInt32LE() / 2 ** 32 < APART_SHARE
}
