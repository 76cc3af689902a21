// What every step of the pipeline is given, and how inputs become fingerprints.
import { createHash } from 'node:crypto'
import type { Database } from '@/lib/db/database'
import { listMovies, type StoredMovie } from '@/lib/db/movies'
import type { StoredRatings } from '@/lib/db/ratings'
import type { Work } from '@/lib/models/ridge'
import type { RatingSource } from '@/lib/sources/ratings/rating-file'
import { readLearningRatings } from '../learning-ratings'
import type { Walk, WalkEvent } from '../walk'

export type PipelineOptions = {
  databaseAddress: string
  /** Files of ratings to take in first. */
  ratings: { source: RatingSource; path: string }[]
  seed: number
  /** Lets the new version serve at once, where the gate opens. */
  isPromoting: boolean
  /** Has the database count what films have in common; the model is the same to the byte. */
  isPushingDown?: boolean
  /** Where the suites of expectations lie, and where artefacts are left. */
  suitesFolder: string
  artefactsFolder: string
  work: Work
  threads: number
  environment: Record<string, string>
  tags: Record<string, string>
  signal: AbortSignal
  now: () => number
  tell: (event: WalkEvent) => void
}

export type StepContext = {
  database: Database
  walk: Walk
  runId: string
  options: PipelineOptions
  /** Films and ratings, read when first asked for: steps that are skipped need neither. */
  movies: () => StoredMovie[]
  ratings: () => StoredRatings
}

/** Puts the context together. */
export function contextOf(
  given: Pick<StepContext, 'database' | 'walk' | 'runId' | 'options'>,
): StepContext {
  let movies: StoredMovie[] | null = null
  let ratings: StoredRatings | null = null
  return {
    ...given,
    movies: () => {
      movies ??= listMovies(given.database)
      return movies
    },
    ratings: () => {
      ratings ??= readLearningRatings(given.database)
      return ratings
    },
  }
}

/** One hash of everything that a step is made from. */
export function fingerprintOf(parts: Record<string, unknown>): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
