// A ranked list becomes a varied one, film by film.
import type { Sparse } from '@/lib/math/sparse'
import { withSpreadRow } from '@/lib/math/sparse-rows'
import type { Films, ListOptions, Ranked } from './ranked'

/** A series may fill at most this share of the list, and at least one place. */
const SERIES_SHARE = 0.25

/**
 * Picks films one by one, each the best by (1 - diversity) score - diversity likeness to the most
 * alike film picked before: maximal marginal relevance (Carbonell & Goldstein 1998, equation 1).
 * `candidates` come by falling score; ties keep that order. O(limit x candidates x features).
 */
export function pickVaried(
  features: Sparse,
  candidates: readonly Ranked[],
  films: Pick<Films, 'isDuplicate' | 'seriesOf' | 'isRefused'>,
  { limit, diversity }: ListOptions,
): Ranked[] {
  const picked: Ranked[] = []
  const likeness = new Float64Array(candidates.length)
  const seriesCounts = new Map<string, number>()
  const mostOfSeries = Math.max(1, Math.round(limit * SERIES_SHARE))
  const isTaken = new Uint8Array(candidates.length)
  while (picked.length < limit) {
    const best = bestOf(candidates, isTaken, likeness, diversity)
    if (best < 0) break
    isTaken[best] = 1
    const film = candidates[best]!
    if (picked.some((other) => films.isDuplicate(other.row, film.row))) continue
    if (films.isRefused?.(film.row)) continue
    const series = films.seriesOf(film.row)
    const count = series === null ? 0 : (seriesCounts.get(series) ?? 0)
    if (count >= mostOfSeries) continue
    if (series !== null) seriesCounts.set(series, count + 1)
    picked.push(film)
    if (diversity === 0) continue
    withSpreadRow(features, film.row, (dot) => {
      for (let i = 0; i < candidates.length; i++)
        if (!isTaken[i]) likeness[i] = Math.max(likeness[i]!, dot(candidates[i]!.row))
    })
  }
  return picked
}

function bestOf(
  candidates: readonly Ranked[],
  isTaken: Uint8Array,
  likeness: Float64Array,
  diversity: number,
): number {
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < candidates.length; i++) {
    if (isTaken[i]) continue
    const worth = (1 - diversity) * candidates[i]!.score - diversity * likeness[i]!
    if (worth > most) {
      most = worth
      best = i
    }
  }
  return best
}
