// What tastes are measured in: the whole catalogue as it is served, and models that never saw the people asked.
import { isNearYear } from '@/lib/catalogue/identity'
import type { Movie } from '@/lib/catalogue/movie'
import { filterInteractions, type Interactions } from '@/lib/features/interactions'
import { type Feature, movieFeatures } from '@/lib/features/movie-features'
import { movieStandings } from '@/lib/features/standing'
import { seededRandom } from '@/lib/math/random'
import { type Sparse, transposed } from '@/lib/math/sparse'
import { fitAudience } from '@/lib/models/audience'
import { CONTENT_PARAMETERS } from '@/lib/models/content'
import { contentRows } from '@/lib/models/content-rows'
import { fitTasteParts } from '@/lib/models/fit-components'
import type { Component } from '@/lib/models/hybrid'
import { CONTENT_PART } from '@/lib/models/hybrid-codec'
import type { Work } from '@/lib/models/ridge'
import { asServed } from '@/lib/models/served-rows'
import { AUDIENCE_PART } from '@/lib/models/taste-rows'
import { LIKE_STARS } from '@/lib/models/training'
import type { Films } from '@/lib/recommend/ranked'
import { foldTitle } from '@/lib/text/fold'

/** Ratings over the catalogue; films are numbered by their place in it. */
export type TasteWorld = {
  interactions: Interactions
  content: Sparse
  columns: Sparse
  films: Films
  /** What scales the parts of the fused rows, by film. */
  fame: number[]
}

/** One share of the people, kept from the models. */
export type HeldOut = { people: number[]; train: Interactions }

/** What the site is set to was chosen on one half of the people and is reported on the other. */
export const HALVES = ['chosen', 'reported', 'all'] as const
export type Half = (typeof HALVES)[number]

/** Whether a person, by number, is of the half. */
export function inHalf(user: number, half: Half): boolean {
  return half === 'all' || (user % 2 === 0) === (half === 'chosen')
}

/** Puts the world together. O(features). */
export function tasteWorld(movies: readonly Movie[], interactions: Interactions): TasteWorld {
  const standings = movieStandings(movies)
  const { matrix: content, vocabulary } = movieFeatures(movies, CONTENT_PARAMETERS)
  const series = seriesByRow(content, vocabulary)
  const keys = movies.map(({ title }) => foldTitle(title))
  return {
    interactions,
    content,
    columns: transposed(content),
    fame: standings.map(({ popularity }) => popularity),
    films: {
      standings,
      seriesOf: (row) => series[row] ?? null,
      isDuplicate: (a, b) => keys[a] === keys[b] && isNearYear(movies[a]!.year, movies[b]!.year),
    },
  }
}

/** Every person is in one of `folds` shares, drawn by chance; each is learned from by the models of all the others. */
export function holdOut(interactions: Interactions, folds: number, seed: number): HeldOut[] {
  const random = seededRandom(seed)
  const fold = Uint8Array.from({ length: interactions.users }, () => Math.floor(random() * folds))
  return Array.from({ length: folds }, (_, held) => ({
    people: [...fold.keys()].filter((user) => fold[user] === held),
    train: filterInteractions(interactions, (_, user) => fold[user] !== held),
  }))
}

/** The parts of the fused rows as they are served, each by its name. */
export async function fitParts(
  { content }: TasteWorld,
  train: Interactions,
  work: Work,
): Promise<Component[]> {
  const likes = filterInteractions(train, (e) => train.ratings[e]! >= LIKE_STARS)
  const parts = [
    ...(await fitTasteParts(train, work)),
    { name: AUDIENCE_PART, model: fitAudience(likes) },
  ]
  return [
    { name: CONTENT_PART, model: contentRows(content) },
    ...parts.map(({ name, model }) => ({ name, model: asServed(model) })),
  ]
}

function seriesByRow({ rows, offsets, indices }: Sparse, vocabulary: readonly Feature[]) {
  return Array.from({ length: rows }, (_, r) => {
    const own = [...indices.subarray(offsets[r]!, offsets[r + 1]!)].map((c) => vocabulary[c]!)
    return own.find(({ field }) => field === 'collection')?.label ?? null
  })
}
