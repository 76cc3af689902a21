// The content model: films are alike when they share people, themes, genres and times.
import {
  type FeatureFacts,
  type FieldParameters,
  type MovieFeatures,
  movieFeatures,
} from '@/lib/features/movie-features'
import type { SparseRows } from '@/lib/math/sparse'

/** Name of the model in the store and in answers. */
export const CONTENT_MODEL = 'content'

/**
 * How many nearest films each row keeps: the exact top 50, and 50 more for the prior to choose from
 * (precision at 12 of the films that MovieLens' people like together: .136 from 50, .141 from 100).
 */
export const CONTENT_NEIGHBOURS = 100

/**
 * The share of likeness that each field may carry. Themes first, then who is in it and what kind it
 * is; among weights of this order those were taken under which the lists hold most films that
 * people of MovieLens like together (never fitted to judgements of likeness; see DECISIONS).
 */
export const CONTENT_PARAMETERS: FieldParameters = {
  collection: { weight: 0.07, damping: 0 },
  director: { weight: 0.1, damping: 0 },
  cast: { weight: 0.19, damping: 10 },
  keyword: { weight: 0.42, damping: 80 },
  genre: { weight: 0.15, damping: 1 },
  decade: { weight: 0.04, damping: 0 },
  language: { weight: 0.03, damping: 0 },
}

/** A trained content model: the features that explain, and the rows that answer. */
export type ContentModel = MovieFeatures & { neighbours: SparseRows }

/** Finds each row's nearest rows; given from outside, since real builds spread it over threads. */
export type FindNearest = (features: MovieFeatures['matrix'], k: number) => Promise<SparseRows>

/** Fits the model: one row a film in the order given. */
export async function fitContent(
  movies: readonly FeatureFacts[],
  findNearest: FindNearest,
  parameters: FieldParameters = CONTENT_PARAMETERS,
): Promise<ContentModel> {
  const features = movieFeatures(movies, parameters)
  return { ...features, neighbours: await findNearest(features.matrix, CONTENT_NEIGHBOURS) }
}
