// `marquee evaluate ranking`: all models side by side on hidden ratings, every film ranked.
import { rankEverything } from '@/lib/evaluate/ranking'
import {
  type Asked,
  figuresOf,
  gainsByUser,
  LIST,
  type RankingFigures,
} from '@/lib/evaluate/ranking-figures'
import { holm, pairedPermutation } from '@/lib/evaluate/resampling'
import { type Split, type SplitName, splitBy, type TestUser } from '@/lib/evaluate/splits'
import { countByItem } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import { dotRows } from '@/lib/math/sparse-rows'
import { fitHybrid } from '@/lib/models/fit-hybrid'
import { hybridScores } from '@/lib/models/hybrid'
import type { Work } from '@/lib/models/ridge'
import { addScores } from '@/lib/models/row-model'
import { asServed } from '@/lib/models/served-rows'
import type { RankingData } from './ranking-data'
import { timeLeft } from './time-left'

/** A hidden rating of so many stars is what should have been recommended. */
const LIKED_FROM = 4

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
    say(
      `${splitName}: ${index + 1} of ${splits.length}, ${split.tests.length} users${timeLeft(start, index, splits.length)}`,
    )
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
  const { components: fitted, weights, filmGroups } = await fitHybrid(training, work, { seed, say })
  const components = fitted.map(({ name, model }) => ({ name, model: asServed(model) }))
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
