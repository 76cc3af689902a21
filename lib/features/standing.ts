// How well a film is thought of and how widely it is known, from 0 to 1.
import type { Movie } from '@/lib/catalogue/movie'

/** Both from 0 to 1: `quality` is a damped mean rating, `popularity` how many know the film. */
export type Standing = { quality: number; popularity: number }

type StandingFacts = Pick<Movie, 'rating' | 'popularity' | 'directors' | 'cast' | 'provenance'>

/**
 * A film's own mean counts as much as the mean of all at this many ratings (damped mean, as IMDb's
 * Top 250 uses). IMDb counts its votes by the thousand, MovieLens' small set by the dozen.
 */
const DAMPING_RATINGS = { imdb: 5000, others: 8 }
/** Films chosen by hand for the catalogue are known at least to this degree. */
const CHOSEN_POPULARITY = 0.75
/** Nobody counted them and nobody in them is known: about the median of counted films is too kind. */
const UNKNOWN_POPULARITY = 0.25

/**
 * Returns the standing of every film. Where no source counts a film's audience, popularity is
 * estimated from the films that its people also made, so that a new film by well-known people is not lost.
 */
export function movieStandings(movies: readonly StandingFacts[]): Standing[] {
  const rated = movies.filter((movie) => movie.rating !== null)
  const mean =
    rated.reduce((sum, movie) => sum + (movie.rating?.mean ?? 0), 0) / Math.max(1, rated.length)
  const fame = famePerPerson(movies)
  return movies.map((movie) => ({
    quality: quality(movie, mean) / 10,
    popularity: movie.popularity ?? estimatePopularity(movie, fame),
  }))
}

function quality({ rating, provenance }: StandingFacts, mean: number): number {
  if (!rating) return mean
  const isImdb = provenance.some(({ source }) => source === 'imdb-5000')
  const damping = isImdb ? DAMPING_RATINGS.imdb : DAMPING_RATINGS.others
  return (rating.mean * rating.count + mean * damping) / (rating.count + damping)
}

function famePerPerson(movies: readonly StandingFacts[]): Map<string, number> {
  const sums = new Map<string, { sum: number; films: number }>()
  for (const movie of movies) {
    if (movie.popularity === null) continue
    for (const name of leads(movie)) {
      const known = sums.get(name) ?? { sum: 0, films: 0 }
      sums.set(name, { sum: known.sum + movie.popularity, films: known.films + 1 })
    }
  }
  // Shrunk towards unknown: one film alone says little.
  return new Map(
    [...sums].map(([name, { sum, films }]) => [name, (sum + UNKNOWN_POPULARITY) / (films + 1)]),
  )
}

function estimatePopularity(movie: StandingFacts, fame: Map<string, number>): number {
  const isChosen = movie.provenance.some(({ source }) => source === 'supplement')
  const known = leads(movie).map((name) => fame.get(name) ?? UNKNOWN_POPULARITY)
  const best = known.sort((a, b) => b - a).slice(0, 2)
  const estimate = best.length
    ? (0.85 * best.reduce((sum, one) => sum + one, 0)) / best.length
    : UNKNOWN_POPULARITY
  return isChosen ? Math.max(CHOSEN_POPULARITY, estimate) : estimate
}

function leads({ directors, cast }: StandingFacts): string[] {
  return [...directors, ...cast.slice(0, 3)]
}
