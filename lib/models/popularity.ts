// Popularity: what most people like, lately more than long ago, however few rated it well.
import type { Interactions } from '@/lib/features/interactions'
import type { RowModel } from './row-model'

export type PopularityParameters = {
  /** A like of so many seconds before `now` counts half; Infinity: all count alike. */
  halfLife: number
  /** The share of the damped mean rating in the score; the rest is the count. */
  meanShare: number
  /** So many ratings of the mean of all films are added to each film's own. */
  damping: number
}

/** Plain counts, as the published tasks have it. */
export const PLAIN_COUNTS: PopularityParameters = {
  halfLife: Number.POSITIVE_INFINITY,
  meanShare: 0,
  damping: 10,
}

/**
 * Scores films by (1 - s) · log(1 + n) / log(1 + most) + s · m / 5, with n the time-decayed count and m the damped mean
 * of the ratings. The bias is all there is: the rows are empty. O(interactions).
 */
export function fitPopularity(
  data: Interactions,
  { halfLife, meanShare, damping }: PopularityParameters,
  now: number,
): RowModel {
  const counts = new Float64Array(data.items)
  const sums = new Float64Array(data.items)
  const seen = new Float64Array(data.items)
  let total = 0
  data.indices.forEach((item, e) => {
    const age = Math.max(0, now - data.times[e]!)
    counts[item] =
      counts[item]! + (halfLife === Number.POSITIVE_INFINITY ? 1 : 2 ** (-age / halfLife))
    sums[item] = sums[item]! + data.ratings[e]!
    seen[item] = seen[item]! + 1
    total += data.ratings[e]!
  })
  const mean = data.indices.length === 0 ? 0 : total / data.indices.length
  const most = Math.log1p(counts.reduce((a, b) => Math.max(a, b), 0)) || 1
  const bias = Float32Array.from(counts, (count, item) => {
    const damped = (sums[item]! + damping * mean) / (seen[item]! + damping)
    return (1 - meanShare) * (Math.log1p(count) / most) + meanShare * (damped / 5)
  })
  return { rows: emptyRows(data.items), bias }
}

function emptyRows(items: number): RowModel['rows'] {
  return {
    rows: items,
    columns: items,
    offsets: new Int32Array(items + 1),
    indices: new Int32Array(0),
    values: new Float32Array(0),
  }
}
