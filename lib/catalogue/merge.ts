// Several records of the same film become one.

import type { Genre } from './genre'
import {
  MOST_CAST,
  MOST_KEYWORDS,
  type Movie,
  type MovieDraft,
  type MovieFacts,
  type MovieIds,
} from './movie'
import { personKey } from './person'

/** Genres beyond the first few say less and less. */
const MOST_GENRES = 6

/** Which side is believed where both know a fact. */
export type Believed = 'film' | 'draft'

/**
 * Returns the film with what the draft adds: facts that the believed side knows stay, the others
 * are filled in; lists are joined, the believed side's first. Merging the same draft again changes nothing.
 */
export function mergeDraft(film: Movie, draft: MovieDraft, believed: Believed = 'film'): Movie {
  const facts = believed === 'film' ? mergeFacts(film, draft) : mergeFacts(draft, film)
  const { source, key } = draft.provenance
  const isKnown = film.provenance.some((one) => one.source === source && one.key === key)
  return {
    ...facts,
    id: film.id,
    popularity: film.popularity,
    provenance: isKnown ? film.provenance : [...film.provenance, draft.provenance],
  }
}

/** A film of ours made from a single draft. */
export function movieFromDraft(draft: MovieDraft, id: number): Movie {
  const { provenance, ...facts } = draft
  return { ...facts, id, popularity: null, provenance: [provenance] }
}

function mergeFacts(first: MovieFacts, second: MovieFacts): MovieFacts {
  return {
    title: first.title,
    originalTitle: first.originalTitle ?? second.originalTitle,
    year: first.year ?? second.year,
    releaseDate: first.releaseDate ?? second.releaseDate,
    runtime: first.runtime ?? second.runtime,
    genres: join<Genre>(first.genres, second.genres, MOST_GENRES, (genre) => genre),
    directors: first.directors.length > 0 ? first.directors : second.directors,
    cast: join(first.cast, second.cast, MOST_CAST, personKey),
    keywords: join(first.keywords, second.keywords, MOST_KEYWORDS, (keyword) => keyword),
    language: first.language ?? second.language,
    country: first.country ?? second.country,
    collection: first.collection ?? second.collection,
    ids: joinIds(first.ids, second.ids),
    rating: first.rating ?? second.rating,
  }
}

function joinIds(first: MovieIds, second: MovieIds): MovieIds {
  return {
    imdb: first.imdb ?? second.imdb,
    tmdb: first.tmdb ?? second.tmdb,
    movielens: first.movielens ?? second.movielens,
    wikipedia: first.wikipedia ?? second.wikipedia,
  }
}

function join<T extends string>(
  first: readonly T[],
  second: readonly T[],
  most: number,
  keyOf: (item: T) => string,
): T[] {
  const items = new Map<string, T>()
  for (const item of [...first, ...second])
    if (!items.has(keyOf(item))) items.set(keyOf(item), item)
  return [...items.values()].slice(0, most)
}
