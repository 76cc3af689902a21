// One film becomes a short, varied list of films like it.
import { dotRows, withSpreadRow } from '@/lib/math/sparse-rows'
import { audienceShare, type Likeness } from '@/lib/models/served-hybrid'
import { priorOf, type Standing } from './prior'
import type { Films, ListOptions, Ranked } from './ranked'
import { pickVaried } from './vary'

/**
 * Ranks the neighbours of the film in row `source`: likeness tempered by the prior, varied, never
 * the film itself nor a duplicate of it or of another in the list, a series only in part.
 */
export function moreLikeThis(
  model: Likeness,
  source: number,
  films: Films,
  options: ListOptions,
): Ranked[] {
  const { features } = model
  const rows = poolOf(model, source, films, options)
  const candidates = withSpreadRow(features, source, (dot) =>
    rows.map((row) =>
      scored(row, dot(row) + audienceShare(model.audience, source, row), films.standings[row]!),
    ),
  ).filter(({ relevance }) => relevance >= options.minRelevance)
  candidates.sort((a, b) => b.score - a.score || a.row - b.row)
  return pickVaried(features, candidates, films, options)
}

/** So many candidates a place are looked at; those further down would be picked for being odd alone. */
const CANDIDATES_A_PLACE = 4
const FEWEST_CANDIDATES = 40
/** More than a stored weight is off by. */
const WEIGHT_ERROR = 1e-4

/** The rows worth an exact look, best first by their stored weights and the prior. */
function poolOf(
  model: Likeness,
  source: number,
  films: Films,
  { limit, minRelevance }: ListOptions,
): number[] {
  const pool: { row: number; score: number }[] = []
  for (const [row, weight] of storedWeights(model, source)) {
    if (weight < minRelevance - WEIGHT_ERROR || row === source) continue
    if (!films.isDuplicate(source, row))
      pool.push({ row, score: scored(row, weight, films.standings[row]!).score })
  }
  pool.sort((a, b) => b.score - a.score || a.row - b.row)
  const size = Math.max(FEWEST_CANDIDATES, limit * CANDIDATES_A_PLACE)
  return pool.slice(0, size).map(({ row }) => row)
}

/** The neighbours by content and by audience. A neighbour by audience alone has some likeness by content as well, which no row holds. */
function storedWeights(
  { neighbours, features, audience }: Likeness,
  source: number,
): Map<number, number> {
  const weights = new Map<number, number>()
  for (let e = neighbours.offsets[source]!; e < neighbours.offsets[source + 1]!; e++)
    weights.set(neighbours.indices[e]!, neighbours.values[e]!)
  if (!audience) return weights
  const { rows, weight } = audience
  withSpreadRow(features, source, (dot) => {
    for (let e = rows.offsets[source]!; e < rows.offsets[source + 1]!; e++) {
      const row = rows.indices[e]!
      weights.set(row, (weights.get(row) ?? dot(row)) + weight * rows.values[e]!)
    }
  })
  return weights
}

/** The score by which the film of `row` would rank among recommendations for `source`. */
export function scoreOf(model: Likeness, source: number, row: number, standing: Standing): Ranked {
  const content = dotRows(model.features, source, model.features, row)
  return scored(row, content + audienceShare(model.audience, source, row), standing)
}

function scored(row: number, relevance: number, standing: Standing): Ranked {
  const prior = priorOf(standing)
  return { row, relevance, score: relevance + prior.quality + prior.popularity }
}
