// One film becomes a short, varied list of films like it.
import { dotRows } from '@/lib/math/sparse-rows'
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
  const candidates: Ranked[] = []
  const { neighbours } = model
  for (let i = neighbours.offsets[source]!; i < neighbours.offsets[source + 1]!; i++) {
    const row = neighbours.indices[i]!
    if (row === source || films.isDuplicate(source, row)) continue
    const ranked = scoreOf(model, source, row, films.standings[row]!)
    if (ranked.relevance >= options.minRelevance) candidates.push(ranked)
  }
  candidates.sort((a, b) => b.score - a.score || a.row - b.row)
  return pickVaried(model.features, candidates, films, options)
}

/** The score by which the film of `row` would rank among recommendations for `source`. */
export function scoreOf(
  model: ServedModel,
  source: number,
  row: number,
  standing: Standing,
): Ranked {
  const relevance = dotRows(model.features, source, model.features, row)
  const prior = priorOf(standing)
  return { row, relevance, score: relevance + prior.quality + prior.popularity }
}
