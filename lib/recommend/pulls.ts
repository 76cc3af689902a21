// What somebody said of films becomes a taste: each film pulls or pushes.
import type { Pull } from './taste'

/** All that a visitor said of a film. */
export type Signal = {
  /** Half stars, 1 to 10. */
  halfStars: number | null
  isLiked: boolean
  /** Not interested. */
  isHidden: boolean
  isSeen: boolean
  isOnWatchlist: boolean
}

/** Somebody who rated nothing yet would rate so on the average, and that counts as so many ratings. */
const USUAL_STARS = 3.3
const USUAL_RATINGS = 3
/** A rating so far above the mean pulls in full. */
const FULL_PULL_STARS = 1.5
const LIKE_PULL = 1
const WATCHLIST_PULL = 0.4
const HIDE_PUSH = -0.7

/**
 * The pull of each film, 0 left out: ratings by how far they stand above or below the visitor's own mean (damped), likes in
 * full, what is to be watched a little; what is hidden pushes. `number` is the position among the signals.
 */
export function pullsOf(signals: readonly Signal[]): Pull[] {
  const rated = signals.flatMap(({ halfStars }) => (halfStars === null ? [] : [halfStars / 2]))
  const sum = rated.reduce((total, stars) => total + stars, USUAL_STARS * USUAL_RATINGS)
  const mean = sum / (rated.length + USUAL_RATINGS)
  return signals
    .map((signal, number) => ({ number, weight: pullOf(signal, mean) }))
    .filter(({ weight }) => weight !== 0)
}

function pullOf(signal: Signal, mean: number): number {
  const { halfStars, isLiked, isHidden, isOnWatchlist } = signal
  const byRating = halfStars === null ? null : clamp((halfStars / 2 - mean) / FULL_PULL_STARS)
  if (isLiked) return Math.max(LIKE_PULL, byRating ?? 0)
  if (byRating !== null) return byRating
  if (isHidden) return HIDE_PUSH
  return isOnWatchlist ? WATCHLIST_PULL : 0
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value))
}
