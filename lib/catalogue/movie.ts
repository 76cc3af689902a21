// What a film is to us: facts only, never a sentence from elsewhere.
import type { Genre } from './genre'

/** The numbers and names under which other catalogues know a film. */
export type MovieIds = {
  /** "tt0133093" */
  imdb: string | null
  tmdb: number | null
  movielens: number | null
  /** Title of the English Wikipedia page as it stands in its address: "The_Matrix". */
  wikipedia: string | null
}

/** How people rated a film: mean on a scale of 0 to 10, and how many ratings it rests on. */
export type MovieRating = { mean: number; count: number }

/** The facts of a film that a source may know. Unknown is null or an empty list, never a guess. */
export type MovieFacts = {
  title: string
  originalTitle: string | null
  /** Year of the first release. */
  year: number | null
  /** ISO date of the first release, "1999-03-31". */
  releaseDate: string | null
  /** Minutes. */
  runtime: number | null
  genres: Genre[]
  /** Full names. */
  directors: string[]
  /** Full names in billing order, at most ten. */
  cast: string[]
  /** Lower-case terms of one to four words, at most twenty, most telling first; never a sentence. */
  keywords: string[]
  /** ISO 639-1, "en". */
  language: string | null
  /** ISO 3166-1 alpha-2 of the first producing country, "US". */
  country: string | null
  /** The series the film belongs to, "Star Wars". */
  collection: string | null
  ids: MovieIds
  rating: MovieRating | null
}

/** Where a record comes from: the source's name and its own key of the film there. */
export type Provenance = { source: string; key: string }

/** A film as one source tells of it, in our shape but not yet one of ours. */
export type MovieDraft = MovieFacts & { provenance: Provenance }

/** A film of our catalogue. Its id is stable: never reused, never renumbered. */
export type Movie = MovieFacts & {
  id: number
  /** 0 (nobody knows it) to 1 (everybody does); null where no source counts its audience. */
  popularity: number | null
  /** Every source record merged into this film. */
  provenance: Provenance[]
}

/** A draft that knows nothing but its title, for sources to fill in. */
export function emptyDraft(title: string, provenance: Provenance): MovieDraft {
  return {
    title,
    originalTitle: null,
    year: null,
    releaseDate: null,
    runtime: null,
    genres: [],
    directors: [],
    cast: [],
    keywords: [],
    language: null,
    country: null,
    collection: null,
    ids: { imdb: null, tmdb: null, movielens: null, wikipedia: null },
    rating: null,
    provenance,
  }
}

/** The most cast members, in billing order, that a film keeps. */
export const MOST_CAST = 10

/** The most keywords that a film keeps. */
export const MOST_KEYWORDS = 20
