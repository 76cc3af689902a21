// What a model's ranking was worth: metrics over users, with intervals and by segment.
import {
  areaUnderCurve,
  averagePrecision,
  hitRate,
  ndcg,
  precision,
  recall,
  reciprocalRank,
} from './list-metrics'
import { coverage, gini, intraListSimilarity, novelty, popularityLift } from './list-properties'
import type { RankedUser } from './ranking'
import { bootstrapInterval } from './resampling'
import type { TestUser } from './splits'

/** How many films are ranked for each user. */
export const LIST = 20
const K = 10

export type RankingFigures = {
  users: number
  ndcg10: number
  /** The bootstrap interval of nDCG@10, 95 %. */
  low: number
  high: number
  recall20: number
  precision10: number
  hr10: number
  map: number
  mrr: number
  auc: number
  coverage: number
  novelty: number
  ils: number
  gini: number
  popularityLift: number
  /** nDCG@10 over visitors of few and of many ratings, and for rare and popular hidden films. */
  segments: Record<string, { users: number; ndcg10: number }>
}

/** What one model did for one user. */
export type Asked = { ranked: RankedUser; test: TestUser }

/** What is known of the films and users beside the ranking. */
export type Surroundings = {
  /** Interactions of each film. */
  counts: Int32Array
  users: number
  similarity: (a: number, b: number) => number
  random: () => number
}

/** All metrics of one model. */
export function figuresOf(asked: readonly Asked[], around: Surroundings): RankingFigures {
  const mean = (value: (ranked: RankedUser) => number) =>
    meanOf(asked.map(({ ranked }) => value(ranked)))
  const lists = asked.map(({ ranked }) => ranked.list.subarray(0, K))
  const values = [...gainsByUser(asked).values()]
  const [low, high] = bootstrapInterval(values, { random: around.random })
  return {
    users: values.length,
    ndcg10: meanOf(values),
    low,
    high,
    recall20: mean((ranked) => recall(ranked, LIST)),
    precision10: mean((ranked) => precision(ranked, K)),
    hr10: mean((ranked) => hitRate(ranked, K)),
    map: mean((ranked) => averagePrecision(ranked, ranked.candidates)),
    mrr: mean(reciprocalRank),
    auc: mean((ranked) => areaUnderCurve(ranked, ranked.candidates)),
    coverage: coverage(lists, around.counts.length),
    novelty: novelty(lists, around.counts, around.users),
    ils: intraListSimilarity(lists, around.similarity),
    gini: gini(lists, around.counts.length),
    popularityLift: popularityLift(
      lists,
      asked.map(({ test }) => test.items),
      around.counts,
    ),
    segments: segmentsOf(asked, around.counts),
  }
}

/** Users with fewer ratings than the median, and those whose hidden likes are rarer than the median user's. */
function segmentsOf(asked: readonly Asked[], counts: Int32Array): RankingFigures['segments'] {
  const lengths = asked.map(({ test }) => test.items.length)
  const fame = asked.map(({ test }) => meanOf(Array.from(test.relevant, (item) => counts[item]!)))
  const part = (isIn: (i: number) => boolean) => {
    const chosen = asked.filter((_, i) => isIn(i))
    return { users: chosen.length, ndcg10: meanOf(gainsOf(chosen)) }
  }
  const [manyRatings, famous] = [medianOf(lengths), medianOf(fame)]
  return {
    newVisitors: part((i) => lengths[i]! < manyRatings),
    oldVisitors: part((i) => lengths[i]! >= manyRatings),
    rareFilms: part((i) => fame[i]! < famous),
    popularFilms: part((i) => fame[i]! >= famous),
  }
}

/** nDCG@10 of each user, over all times the user was asked: users are what differs by chance, not questions. */
export function gainsByUser(asked: readonly Asked[]): Map<number, number> {
  const gains = new Map<number, number[]>()
  for (const { ranked, test } of asked)
    gains.set(test.user, [...(gains.get(test.user) ?? []), ndcg(ranked, K)])
  return new Map([...gains].map(([user, values]) => [user, meanOf(values)]))
}

function gainsOf(asked: readonly Asked[]): number[] {
  return asked.map(({ ranked }) => ndcg(ranked, K))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
