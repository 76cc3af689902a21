// The small prior on quality and popularity that tempers likeness.

/** How a film stands, both from 0 to 1. */
export type Standing = { quality: number; popularity: number }

/** What the prior adds to a score. */
export type Prior = { quality: number; popularity: number }

/**
 * At most this much is added to a likeness that runs to 1 and is about 0.3 for a good match: enough
 * to choose between films about equally alike, too little to lift one that is not alike.
 */
export const PRIOR_WEIGHTS: Prior = { quality: 0.08, popularity: 0.12 }

/** What a film's standing adds to its score, by part. */
export function priorOf({ quality, popularity }: Standing): Prior {
  return {
    quality: PRIOR_WEIGHTS.quality * quality,
    popularity: PRIOR_WEIGHTS.popularity * popularity,
  }
}
