// `marquee evaluate ranking`: all models side by side on hidden ratings, every film ranked.
import {
  coverage,
  gini,
  intraListSimilarity,
  novelty,
  popularityLift,
} from '@/lib/evaluate/list-properties'
import {
  areaUnderCurve,
  averagePrecision,
  hitRate,
  ndcg,
  precision,
  recall,
  reciprocalRank,
} from '@/lib/evaluate/list-metrics'
import { bootstrapInterval, holm, pairedPermutation } from '@/lib/evaluate/resampling'
import { type RankedUser, rankEverything } from '@/lib/evaluate/ranking'
import { type Split, type SplitName, splitBy, type TestUser } from '@/lib/evaluate/splits'
import { countByItem } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import { dotRows } from '@/lib/math/sparse-rows'
import { fitHybrid } from '@/lib/models/fit-hybrid'
import { hybridScores } from '@/lib/models/hybrid'
import type { Work } from '@/lib/models/ridge'
import { addScores } from '@/lib/models/row-model'
import type { RankingData } from './ranking-data'

/** A hidden rating of so many stars is what should have been recommended. */
const LIKED_FROM = 4
const LIST = 20
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

export type RankingReport = {
  split: SplitName
  films: number
  users: number
  interactions: number
  models: Record<string, RankingFigures>
  best: string
  /** The greatest p of the best against each other model, adjusted for so many comparisons (Holm). */
  p: number
  comparisons: Record<string, { difference: number; p: number }>
  seconds: number
}

/** What one model did for one user. */
type Asked = { ranked: RankedUser; test: TestUser }

/** Trains all models on each split and ranks every film for each user of the test. */
export async function evaluateRanking(
  data: RankingData,
  splitName: SplitName,
  { seed, work, say }: { seed: number; work: Work; say: (line: string) => void },
): Promise<RankingReport> {
  const start = performance.now()
  const splits = splitBy(splitName, data.interactions, {
    likedFrom: LIKED_FROM,
    random: seededRandom(seed),
  })
  const asked = new Map<string, Asked[]>()
  for (const [index, split] of splits.entries()) {
    say(`${splitName}: ${index + 1} of ${splits.length}, ${split.tests.length} users`)
    const ranked = await rankBySplit(data, split, { seed, work, say })
    for (const [name, list] of ranked) asked.set(name, [...(asked.get(name) ?? []), ...list])
  }
  const counts = countByItem(data.interactions)
  const { content, interactions } = data
  const models: RankingReport['models'] = {}
  for (const [name, list] of asked)
    models[name] = figuresOf(list, {
      counts,
      users: interactions.users,
      similarity: (a, b) => dotRows(content, a, content, b),
      random: seededRandom(seed),
    })
  const { best, p, comparisons } = compareModels(asked, models, seed)
  return {
    split: splitName,
    films: interactions.items,
    users: interactions.users,
    interactions: interactions.indices.length,
    models,
    best,
    p,
    comparisons,
    seconds: (performance.now() - start) / 1000,
  }
}

async function rankBySplit(
  data: RankingData,
  { train, tests, candidates, now }: Split,
  { seed, work, say }: { seed: number; work: Work; say: (line: string) => void },
): Promise<Map<string, Asked[]>> {
  const training = { interactions: train, content: data.content, now }
  const { components, weights, filmGroups } = await fitHybrid(training, work, { seed, say })
  const rank = (scores: Float64Array, test: TestUser) => ({
    ranked: rankEverything(scores, test, { candidates, length: LIST }),
    test,
  })
  const ranked = new Map<string, Asked[]>()
  for (const { name, model } of components)
    ranked.set(
      name,
      tests.map((test) => {
        const scores = new Float64Array(train.items)
        const weights = new Float32Array(test.items.length).fill(1)
        addScores(model, { items: test.items, weights }, scores)
        return rank(scores, test)
      }),
    )
  ranked.set(
    'hybrid',
    tests.map((test) => rank(hybridScores(weights, components, test, filmGroups), test)),
  )
  return ranked
}

type Surroundings = {
  counts: Int32Array
  users: number
  similarity: (a: number, b: number) => number
  random: () => number
}

function figuresOf(asked: readonly Asked[], around: Surroundings): RankingFigures {
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

function compareModels(
  asked: Map<string, Asked[]>,
  models: RankingReport['models'],
  seed: number,
): Pick<RankingReport, 'best' | 'p' | 'comparisons'> {
  const byGain = [...asked.keys()].sort((a, b) => models[b]!.ndcg10 - models[a]!.ndcg10)
  const [best = '', ...others] = byGain
  const values = [...gainsByUser(asked.get(best) ?? []).values()]
  const tests = others.map((name) =>
    pairedPermutation(values, [...gainsByUser(asked.get(name)!).values()], {
      random: seededRandom(seed),
    }),
  )
  const adjusted = holm(tests.map(({ p }) => p))
  const comparisons = Object.fromEntries(
    others.map((name, i) => [name, { difference: tests[i]!.difference, p: adjusted[i]! }]),
  )
  return { best, p: Math.max(0, ...adjusted), comparisons }
}

/** nDCG@10 of each user, over all times the user was asked: users are what differs by chance, not questions. */
function gainsByUser(asked: readonly Asked[]): Map<number, number> {
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
