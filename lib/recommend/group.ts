// Several people watch one film: their tastes become one list, and who gains what is told.
import type { Films, Ranked } from './ranked'
import {
  BestRows,
  relevances,
  type Taste,
  type TasteModel,
  type TasteOptions,
  tastePrior,
} from './taste'
import { pickVaried } from './vary'

/**
 * Average: as much as possible for all together; least misery: as much as possible for whoever gains least; most pleasure: for
 * whoever gains most (Masthoff 2011, Group Recommender Systems).
 */
export type Aggregation = 'average' | 'least-misery' | 'most-pleasure'

/** A film of the group's list. `gains` has what each taste gives it, at most 1; `shares` how much of each makes its relevance. */
export type GroupRanked = Ranked & { gains: number[]; shares: number[] }

/** The list, and the unit of each taste's contributions. */
export type GroupList = { ranked: GroupRanked[]; units: number[] }

const CANDIDATES_A_PLACE = 4
const FEWEST_CANDIDATES = 60
/** What of a relevance by one person all share. */
const OTHERS_SHARE = 0.2

/**
 * Ranks for several tastes. The relevance of a film is Σ share(p) · gain(p): 1/people each for the average, most of it for the person of
 * the least or the greatest gain otherwise, so it can be taken apart like any other. O(people · films).
 */
export function rankGroup(
  model: TasteModel,
  tastes: readonly Taste[],
  how: Aggregation,
  films: Films,
  options: TasteOptions,
): GroupList {
  const own = new Set(tastes.flatMap((taste) => taste.films.map(({ number }) => number)))
  const isOut = (row: number) => own.has(row) || options.isOut(row)
  const scored = tastes.map((taste) => relevances(model, taste, isOut))
  const pool = new BestRows(Math.max(FEWEST_CANDIDATES, options.limit * CANDIDATES_A_PLACE))
  for (let row = 0; row < model.rows.films; row++) {
    const gains = scored.map(({ values }) => values[row]!)
    const relevance = aggregate(gains, how)
    if (!gains.some((gain) => gain > 0) || relevance < options.minRelevance) continue
    const prior = tastePrior(films.standings[row]!, options.novelty)
    const score = relevance + prior.quality + prior.popularity
    if (score > pool.least && !isOut(row)) pool.add({ row, relevance, score })
  }
  const isRefused = (row: number) => [...own].some((other) => films.isDuplicate(other, row))
  const choice = { ...films, isRefused }
  const ranked = pickVaried(model.features, pool.sorted(), choice, options).map((film) => {
    const gains = scored.map(({ values }) => values[film.row]!)
    return { ...film, gains, shares: sharesOf(gains, how) }
  })
  return { ranked, units: scored.map(({ unit }) => unit) }
}

function aggregate(gains: readonly number[], how: Aggregation): number {
  return sharesOf(gains, how).reduce((sum, share, p) => sum + share * gains[p]!, 0)
}

/** The chosen person counts in full and all a little, so that of films that leave one person cold the others' best stands first. */
function sharesOf(gains: readonly number[], how: Aggregation): number[] {
  const each = 1 / gains.length
  if (how === 'average') return gains.map(() => each)
  const chosen = gains.indexOf(how === 'least-misery' ? Math.min(...gains) : Math.max(...gains))
  return gains.map((_, p) => (p === chosen ? 1 - OTHERS_SHARE : 0) + OTHERS_SHARE * each)
}
