// How good lists are for visitors whose tastes are known, before and after learning from what they did.
import { ndcg } from '@/lib/evaluate/list-metrics'
import { rankEverything } from '@/lib/evaluate/ranking'
import {
  filterInteractions,
  type Interactions,
  interactionsFromColumns,
} from '@/lib/features/interactions'
import { SIMULATED, type StoredRatings } from '@/lib/db/ratings'
import { differenceAlwaysValid, differenceOnce, ratioSample } from '@/lib/experiments/always-valid'
import { seededRandom } from '@/lib/math/random'
import type { SparseRows } from '@/lib/math/sparse'
import { fitAudience } from '@/lib/models/audience'
import type { Component } from '@/lib/models/hybrid'
import { easeParameters, fitEase } from '@/lib/models/ease'
import { fitItemNeighbours } from '@/lib/models/item-neighbours'
import type { Work } from '@/lib/models/ridge'
import { tasteRowsOf } from '@/lib/models/served-hybrid'
import type { TasteRows } from '@/lib/models/taste-rows'
import { LIKE_STARS } from '@/lib/models/training'
import { relevances } from '@/lib/recommend/taste'
import { isKeptApart } from '../training-data'
import type { World } from './world'

/** How many films speak for each film, as the pipeline has it. */
const WEIGHTS = 60
const LIST = 10

/** The parts of a taste's rows that people teach, fitted on ratings of everybody who is not kept apart. Numbers are those of `rowOf`. */
export async function fitOnFeedback(
  ratings: StoredRatings,
  rowOf: ReadonlyMap<number, number>,
  { content, fame, work }: { content: SparseRows; fame: ArrayLike<number>; work: Work },
): Promise<TasteRows> {
  const kept = [...ratings.users.keys()].filter((i) => {
    const { source, key } = ratings.raters[ratings.users[i]!]!
    return rowOf.has(ratings.movieIds[i]!) && !isKeptApart(source, key)
  })
  const all = interactionsFromColumns(
    {
      users: Int32Array.from(kept, (i) => ratings.users[i]!),
      items: Int32Array.from(kept, (i) => rowOf.get(ratings.movieIds[i]!)!),
      ratings: Float32Array.from(kept, (i) => ratings.stars[i]!),
      times: Float64Array.from(kept, (i) => ratings.times[i]!),
    },
    { users: ratings.raters.length, items: fame.length },
  )
  const likes: Interactions = filterInteractions(all, (e) => all.ratings[e]! >= LIKE_STARS)
  const parameters = { ...easeParameters(likes.indices.length), weights: WEIGHTS }
  const components: Component[] = [
    { name: 'item-neighbours', model: fitItemNeighbours(likes) },
    { name: 'ease', model: await fitEase(likes, parameters, work) },
  ]
  return tasteRowsOf(components, { rows: fitAudience(likes).rows, weight: 1 }, content, fame)
}

/**
 * nDCG@10 for the visitors kept apart, who named films at first and would like others: every film is ranked
 * as «For you» does, without the prior.
 */
export function measureKnownTastes(
  rows: TasteRows,
  world: World,
  rowOf: ReadonlyMap<number, number>,
): { ndcg10: number; visitors: number } {
  const apart = world.visitors.filter(
    (visitor) =>
      isKeptApart(SIMULATED, `${SIMULATED}-${visitor.name}`) && world.likedBy(visitor).length > 0,
  )
  const empty: SparseRows = {
    rows: 0,
    columns: 0,
    offsets: new Int32Array(1),
    indices: new Int32Array(0),
    values: new Float32Array(0),
  }
  const model = { rows, features: empty, columns: empty }
  const gains = apart.map((visitor) => {
    const items = Int32Array.from(visitor.firstLikes, (id) => rowOf.get(id)!)
    const films = [...items].map((number) => ({ number, weight: 1 }))
    const { values } = relevances(model, { films, themes: [] }, () => false)
    const test = {
      user: 0,
      items,
      stars: new Float32Array(0),
      relevant: Int32Array.from(world.likedBy(visitor), (id) => rowOf.get(id)!),
    }
    return ndcg(rankEverything(values, test, { candidates: null, length: LIST }), LIST)
  })
  const sum = gains.reduce((total, gain) => total + gain, 0)
  return { ndcg10: sum / Math.max(1, gains.length), visitors: gains.length }
}

/** What a visitor did by the end of each day: films shown and clicked so far. */
export type Daily = { shown: number[]; clicked: number[] }

/**
 * How often an A/A test of these visitors, drawn into two halves at random and looked at after every day, ever finds a difference;
 * and how often the usual interval would.
 */
export function falsePositives(
  visitors: readonly Daily[],
  { days, tests, seed }: { days: number; tests: number; seed: number },
): { alwaysValid: number; once: number } {
  const random = seededRandom(seed)
  let wrong = 0
  let wrongOnce = 0
  for (let test = 0; test < tests; test++) {
    const isB = visitors.map(() => random() < 0.5)
    let isWrong = false
    let isWrongOnce = false
    for (let day = 0; day < days; day++) {
      const halves = [false, true].map((half) => {
        const own = visitors.filter((visitor, v) => isB[v] === half && visitor.shown[day]! > 0)
        return ratioSample(
          own.map(({ clicked }) => clicked[day]!),
          own.map(({ shown }) => shown[day]!),
        )
      })
      isWrong ||= differenceAlwaysValid(halves[0]!, halves[1]!).isSignificant
      isWrongOnce ||=
        halves.every(({ n }) => n >= 30) && differenceOnce(halves[0]!, halves[1]!).isSignificant
    }
    if (isWrong) wrong++
    if (isWrongOnce) wrongOnce++
  }
  return { alwaysValid: wrong / tests, once: wrongOnce / tests }
}
