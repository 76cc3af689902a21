// How widely a film is known, from the counts that sources give.
import type { Movie } from '@/lib/catalogue/movie'

type Counted = Pick<Movie, 'rating' | 'provenance'> & { movielensRatings: number }

/** So many people would have counted as everybody: above the most voted film of IMDB 5000 (1.7 million). */
const EVERYBODY = 2_500_000

/**
 * Returns how many IMDb votes so many MovieLens ratings stand for: a line fitted to the logarithms
 * of both over the films that have both (ordinary least squares), since few ratings of a small
 * sample say less than their number.
 */
export function audienceEstimator(films: readonly Counted[]): (movielensRatings: number) => number {
  const points = films
    .filter((film) => hasVotes(film) && film.movielensRatings > 0)
    .map((film) => [Math.log(film.movielensRatings), Math.log(film.rating?.count ?? 1)] as const)
  if (points.length < 2) return (ratings) => ratings
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const covariance = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  const variance = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
  const slope = variance === 0 ? 1 : covariance / variance
  return (ratings) => (ratings > 0 ? Math.exp(y + slope * (Math.log(ratings) - x)) : 0)
}

/**
 * Popularity from 0 to 1, logarithmic: IMDb's votes where known, else `estimate` votes; null where
 * nobody counted.
 */
export function popularityOf(
  film: Pick<Movie, 'rating' | 'provenance'>,
  estimate: number,
): number | null {
  const votes = hasVotes(film) ? (film.rating?.count ?? 0) : estimate
  if (votes <= 0) return null
  const share = Math.log10(1 + votes) / Math.log10(1 + EVERYBODY)
  return Math.round(Math.min(1, share) * 1000) / 1000
}

function hasVotes({ rating, provenance }: Pick<Movie, 'rating' | 'provenance'>): boolean {
  return rating !== null && provenance.some(({ source }) => source === 'imdb-5000')
}
