// One film becomes a short, varied list of films like it.
import { dotRows, withSpreadRow } from '@/lib/math/sparse-rows'
import type { ServedModel } from '@/lib/models/served-model'
import { priorOf, type Standing } from './prior'
import type { Films, ListOptions, Ranked } from './ranked'
import { pickVaried } from './vary'

/**
 * Ranks the neighbours of the film in row `source`: likeness tempered by the prior, varied, never
 * the film itself nor a duplicate of it or of another in the list, a series only in part.
 */
export function moreLikeThis(
  model: ServedModel,
  source: number,
  films: Films,
  options: ListOptions,
): Ranked[] {
  const { features } = model
  const rows = poolOf(model, source, films, options)
  const candidates = withSpreadRow(features, source, (dot) =>
    rows.map((row) => scored(row, dot(row), films.standings[row]!)),
  ).filter(({ relevance }) => relevance >= options.minRelevance)
  candidates.sort((a, b) => b.score - a.score || a.row - b.row)
  return pickVaried(features, candidates, films, options)
}

/** So many candidates a place are looked at; those further down would be picked for being odd alone. */
const CANDIDATES_A_PLACE = 4
const FEWEST_CANDIDATES = 40
/** More than a stored weight is off by. */
const WEIGHT_ERROR = 1e-4

/** The rows worth an exact look, best first by their stored weight and the prior. */
function poolOf(
  { neighbours }: ServedModel,
  source: number,
  films: Films,
  { limit, minRelevance }: ListOptions,
): number[] {
  const pool: { row: number; score: number }[] = []
  for (let i = neighbours.offsets[source]!; i < neighbours.offsets[source + 1]!; i++) {
    const row = neighbours.indices[i]!
    const weight = neighbours.values[i]!
    if (weight < minRelevance - WEIGHT_ERROR || row === source) continue
    if (!films.isDuplicate(source, row))
      pool.push({ row, score: scored(row, weight, films.standings[row]!).score })
  }
  pool.sort((a, b) => b.score - a.score || a.row - b.row)
  const size = Math.max(FEWEST_CANDIDATES, limit * CANDIDATES_A_PLACE)
  return pool.slice(0, size).map(({ row }) => row)
}

/** The score by which the film of `row` would rank among recommendations for `source`. */
export function scoreOf(
  model: ServedModel,
  source: number,
  row: number,
  standing: Standing,
): Ranked {
  return scored(row, dotRows(model.features, source, model.features, row), standing)
}

function scored(row: number, relevance: number, standing: Standing): Ranked {
  const prior = priorOf(standing)
  return { row, relevance, score: relevance + prior.quality + prior.popularity }
}
