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
  const rowOf = new Map([...movieIds].map((id, row) => [id, row]))
  const rows = ratings.movieIds.map((id) => rowOf.get(id) ?? -1)
  const kept = Int32Array.from([...rows.keys()].filter((i) => rows[i]! >= 0))
  const all = interactionsFromColumns(
    {
      users: kept.map((i) => ratings.users[i]!),
      items: kept.map((i) => rows[i]!),
      ratings: Float32Array.from(kept, (i) => ratings.stars[i]!),
      times: Float64Array.from(kept, (i) => ratings.times[i]!),
    },
    { users: ratings.raters.length, items: movies.length },
  )
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

/** Whether somebody is kept apart: by a hash of who it is, so that it is the same in every run. */
export function isKeptApart(source: string, key: string): boolean {
  const hash = createHash('sha256').update(`${source}|${key}`).digest()
  return hash.readUInt32LE() / 2 ** 32 < APART_SHARE
}
