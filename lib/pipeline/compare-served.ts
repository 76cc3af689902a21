// The challenger beside what serves, both as served, on people that no model learned from.
import { rankEverything } from '@/lib/evaluate/ranking'
import {
  type Asked,
  figuresOf,
  gainsByUser,
  LIST,
  type RankingFigures,
} from '@/lib/evaluate/ranking-figures'
import { pairedPermutation } from '@/lib/evaluate/resampling'
import type { TestUser } from '@/lib/evaluate/splits'
import { countByItem, type Interactions } from '@/lib/features/interactions'
import { recall } from '@/lib/evaluate/list-metrics'
import { seededRandom } from '@/lib/math/random'
import type { Sparse, SparseRows } from '@/lib/math/sparse'
import { dotRows } from '@/lib/math/sparse-rows'
import { channelWeights, hybridScores } from '@/lib/models/hybrid'
import type { PackedHybrid } from '@/lib/models/hybrid-codec'
import { addScores } from '@/lib/models/row-model'
import { tasteComponents } from '@/lib/models/served-hybrid'
import type { GuardComparison } from '@/lib/runs/gate'

/** The last fifth of what somebody rated is hidden; a rating of four stars or more should have been recommended. */
const HIDDEN_SHARE = 0.2
const FEWEST_RATINGS = 5
const LIKED_FROM = 4
const SEED = 1

/** Scores every film for a user, by film number. */
export type ScoreFilms = (test: TestUser) => Float64Array

/** How the hybrid scores; `content` are the content model's rows. All by the same numbers of films. */
export function hybridScorer(hybrid: PackedHybrid, content: SparseRows): ScoreFilms {
  const components = tasteComponents(hybrid, content)
  return (test) => hybridScores(hybrid.weights, components, test, hybrid.filmGroups)
}

/** How content alone scores. */
export function contentScorer(content: SparseRows): ScoreFilms {
  return (test) => {
    const scores = new Float64Array(content.rows)
    const weights = channelWeights(test, 'liked')
    addScores({ rows: content, bias: null }, { items: test.items, weights }, scores)
    return scores
  }
}

/** Hides the end of what each of the people rated; those with nothing liked there are not asked. */
export function hideEnds(apart: Interactions): TestUser[] {
  const tests: TestUser[] = []
  for (let user = 0; user < apart.users; user++) {
    const [from, to] = [apart.offsets[user]!, apart.offsets[user + 1]!]
    if (to - from < FEWEST_RATINGS) continue
    const hidden = to - Math.max(1, Math.floor((to - from) * HIDDEN_SHARE))
    const relevant = [...apart.indices.slice(hidden, to)].filter(
      (_, i) => apart.ratings[hidden + i]! >= LIKED_FROM,
    )
    if (relevant.length === 0) continue
    tests.push({
      user,
      items: apart.indices.slice(from, hidden),
      stars: apart.ratings.slice(from, hidden),
      relevant: Int32Array.from(relevant),
    })
  }
  return tests
}

export type ServedComparison = {
  people: number
  figures: Record<string, RankingFigures>
  /** Of the challenger against the champion. */
  guards: GuardComparison[]
}

/** Ranks every film for each of the tests with each model; `challenger` and `champion` are among the models' names. */
export function compareServed(
  models: ReadonlyMap<string, ScoreFilms>,
  tests: readonly TestUser[],
  {
    learned,
    content,
    challenger,
    champion,
  }: { learned: Interactions; content: Sparse; challenger: string; champion: string },
): ServedComparison {
  const asked = new Map(
    [...models].map(([name, score]): [string, Asked[]] => [
      name,
      tests.map((test) => ({
        ranked: rankEverything(score(test), test, { candidates: null, length: LIST }),
        test,
      })),
    ]),
  )
  const around = {
    counts: countByItem(learned),
    users: learned.users,
    similarity: (a: number, b: number) => dotRows(content, a, content, b),
  }
  const figures: ServedComparison['figures'] = {}
  for (const [name, list] of asked)
    figures[name] = figuresOf(list, { ...around, random: seededRandom(SEED) })
  const measures: [string, (list: Asked[]) => number[]][] = [
    ['ndcg10', (list) => [...gainsByUser(list).values()]],
    ['recall20', (list) => list.map(({ ranked }) => recall(ranked, LIST))],
  ]
  const guards = measures.map(([metric, valuesOf]): GuardComparison => {
    const [ours, theirs] = [valuesOf(asked.get(challenger)!), valuesOf(asked.get(champion)!)]
    const { difference, p } = pairedPermutation(ours, theirs, { random: seededRandom(SEED) })
    return {
      metric,
      challenger: meanOf(ours),
      champion: meanOf(theirs),
      difference,
      p,
      isLowerBetter: false,
    }
  })
  return { people: tests.length, figures, guards }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
