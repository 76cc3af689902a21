// Ratings foretold from how a film is rated and how somebody rates, and from what the film's nearest films got of them.
import type { Interactions } from '@/lib/features/interactions'
import type { SparseRows } from '@/lib/math/sparse'

/** Half-way to its own mean after so many ratings. */
export type BiasDamping = { items: number; users: number }

export const BIAS_DAMPING: BiasDamping = { items: 5, users: 10 }

export type RatingBiases = {
  mean: number
  /** How far from the mean each film and each user stands, in stars. */
  items: Float64Array
  users: Float64Array
}

/**
 * Fits μ + b(i) + b(u): b(i) the damped mean of what is left after μ, b(u) of what is left after μ + b(i) (Koren 2010, "Factor in
 * the Neighbors", section 2.1). O(ratings).
 */
export function fitBiases(
  { users, items, offsets, indices, ratings }: Interactions,
  damping: BiasDamping = BIAS_DAMPING,
): RatingBiases {
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / Math.max(1, ratings.length)
  const itemSums = new Float64Array(items)
  const itemCounts = new Float64Array(items)
  ratings.forEach((rating, e) => {
    const item = indices[e]!
    itemSums[item] = itemSums[item]! + rating - mean
    itemCounts[item] = itemCounts[item]! + 1
  })
  const itemBiases = itemSums.map((sum, i) => sum / (itemCounts[i]! + damping.items))
  const userBiases = Float64Array.from({ length: users }, (_, u) => {
    let sum = 0
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++)
      sum += ratings[e]! - mean - itemBiases[indices[e]!]!
    return sum / (offsets[u + 1]! - offsets[u]! + damping.users)
  })
  return { mean, items: itemBiases, users: userBiases }
}

/** How near a film's neighbours must be together to count as much as nothing moving at all. */
const NEIGHBOUR_DAMPING = 0.5

/**
 * Foretells ratings of one user: the biases, and how much better or worse than their own biases the user rated the films near
 * to it, weighted by nearness (rows j, entry i: how near i is to j). Without rows, or without neighbours, the biases alone.
 */
export function predictRatings(
  { mean, items: itemBiases, users: userBiases }: RatingBiases,
  user: number,
  known: { items: Int32Array; stars: Float32Array },
  asked: Int32Array,
  rows: SparseRows | null,
): Float64Array {
  const bias = mean + userBiases[user]!
  const gains = new Map<number, { pull: number; mass: number }>()
  for (const item of asked) gains.set(item, { pull: 0, mass: 0 })
  if (rows)
    known.items.forEach((item, k) => {
      const left = known.stars[k]! - bias - itemBiases[item]!
      for (let e = rows.offsets[item]!; e < rows.offsets[item + 1]!; e++) {
        const gain = gains.get(rows.indices[e]!)
        const weight = rows.values[e]!
        if (!gain || weight <= 0) continue
        gain.pull += weight * left
        gain.mass += weight
      }
    })
  return Float64Array.from(asked, (item) => {
    const { pull, mass } = gains.get(item)!
    const rating = bias + itemBiases[item]! + pull / (mass + NEIGHBOUR_DAMPING)
    return Math.min(5, Math.max(0.5, rating))
  })
}
