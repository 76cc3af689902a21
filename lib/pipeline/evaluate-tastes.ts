// `marquee evaluate tastes`: ways of ranking films for a taste, by how well held-out people's later likes stand.
import { ndcg } from '@/lib/evaluate/list-metrics'
import { pullsOfAnswers } from '@/lib/evaluate/cold-start'
import { rankEverything } from '@/lib/evaluate/ranking'
import { bootstrapInterval, holm, pairedPermutation } from '@/lib/evaluate/resampling'
import type { TestUser } from '@/lib/evaluate/splits'
import { filterInteractions } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import { fitAudience } from '@/lib/models/audience'
import { fitHybrid, type Hybrid } from '@/lib/models/fit-hybrid'
import { type History, hybridScores } from '@/lib/models/hybrid'
import { CONTENT_PART } from '@/lib/models/hybrid-codec'
import type { Work } from '@/lib/models/ridge'
import { asServed } from '@/lib/models/served-rows'
import { AUDIENCE_PART, PART_WEIGHTS, TasteRows } from '@/lib/models/taste-rows'
import { LIKE_STARS } from '@/lib/models/training'
import { rankTaste } from '@/lib/recommend/taste'
import { hideEnds } from './compare-served'
import { type HeldOut, holdOut, inHalf, type Half, type TasteWorld } from './taste-world'
import { timeLeft } from './time-left'

/** So many ratings before the hidden ones are known; null: all of them. */
export const HISTORIES = [null, 20, 8, 3, 1] as const
const LIST = 10
/** The first row of «For you» and how varied it is. */
const ROW = 18
const DIVERSITY = 0.2
const NOVELTY = 0.3
const SERVED = 'fused'

export type TasteFigures = { ndcg10: number; low: number; high: number }

export type TastesReport = {
  people: number
  films: number
  /** By name and history («all», «20» …): means over people with 95 % bootstrap intervals. */
  ways: Record<string, Record<string, TasteFigures>>
  /** Of the fused rows against each other way; p adjusted over the others (Holm). */
  comparisons: Record<string, Record<string, { difference: number; p: number }>>
  seconds: number
}

/**
 * The places, from 0 and ascending, at which what was hidden stands among the first ten. Only `history` is learned from, but what else
 * the person had rated before is not ranked either: it is neither what was hidden nor a mistake.
 */
type Rank = (history: History, test: TestUser) => number[]

export type EvaluateOptions = {
  folds: number
  /** So many of the shares are asked, the first ones. */
  shares: number
  seed: number
  half: Half
  work: Work
  say: (line: string) => void
}

/** Ranks the whole catalogue for everybody of the shares, by models that learned from all others. */
export async function evaluateTastes(
  world: TasteWorld,
  { folds, shares, seed, half, work, say }: EvaluateOptions,
): Promise<TastesReport> {
  const start = performance.now()
  const gains = new Map<string, Map<string, number[]>>()
  let people = 0
  const asked = holdOut(world.interactions, folds, seed).slice(0, shares)
  for (const [index, held] of asked.entries()) {
    say(`share ${index + 1} of ${asked.length}${timeLeft(start, index, asked.length)}`)
    const ways = await fitWays(world, held, { seed, work, say })
    const tests = testsOf(world, held).filter(({ user }) => inHalf(user, half))
    people += tests.length
    for (const [name, rank] of ways)
      for (const length of HISTORIES) {
        const key = String(length ?? 'all')
        const byHistory = gains.get(name) ?? new Map<string, number[]>()
        const values = tests.map((test) => {
          const ranks = rank(lastOf(test, length), test)
          return ndcg({ ranks, relevant: test.relevant.length }, LIST)
        })
        byHistory.set(key, [...(byHistory.get(key) ?? []), ...values])
        gains.set(name, byHistory)
      }
  }
  return {
    people,
    films: world.content.rows,
    ways: mapValues(gains, (one) => mapValues(one, (values) => figuresOf(values, seed))),
    comparisons: compare(gains, seed),
    seconds: (performance.now() - start) / 1000,
  }
}

async function fitWays(
  world: TasteWorld,
  { train }: HeldOut,
  { seed, work, say }: Pick<EvaluateOptions, 'seed' | 'work' | 'say'>,
): Promise<Map<string, Rank>> {
  const now = train.times.reduce((a, b) => Math.max(a, b), 0)
  const training = { interactions: train, content: world.content, now }
  const hybrid = await fitHybrid(training, work, { seed, say: (line) => say(`  ${line}`) })
  const likes = filterInteractions(train, (e) => train.ratings[e]! >= LIKE_STARS)
  const parts = [
    ...hybrid.components.map(({ name, model }) =>
      name === CONTENT_PART ? { name, model } : { name, model: asServed(model) },
    ),
    { name: AUDIENCE_PART, model: asServed(fitAudience(likes)) },
  ]
  const rowsWith = (...names: string[]) =>
    new TasteRows(
      parts
        .filter(({ name }) => names.length === 0 || names.includes(name))
        .map(({ name, model }) => ({ name, rows: model.rows, weight: PART_WEIGHTS[name] ?? 0 })),
      world.fame,
    )
  const fused = rowsWith()
  const popularity = parts.find(({ name }) => name === 'popularity')?.model.bias
  return new Map<string, Rank>([
    ['popularity', byScores(() => Float64Array.from(popularity ?? []))],
    ['content', byRows(world, rowsWith(CONTENT_PART))],
    ['content-audience', byRows(world, rowsWith(CONTENT_PART, AUDIENCE_PART))],
    ['ease', byRows(world, rowsWith('ease'))],
    ['hybrid', byHybrid({ ...hybrid, components: parts.slice(0, -1) })],
    [SERVED, byRows(world, fused)],
    ['for-you-varied', byRows(world, fused, { diversity: DIVERSITY, novelty: 0 })],
    ['for-you-novel', byRows(world, fused, { diversity: DIVERSITY, novelty: NOVELTY })],
  ])
}

/** As the site ranks; what is known pulls by its stars. */
function byRows(
  world: TasteWorld,
  rows: TasteRows,
  { diversity, novelty } = { diversity: 0, novelty: 0 },
): Rank {
  const model = { rows, features: world.content, columns: world.columns }
  return ({ items, stars }, test) => {
    const pulls = pullsOfAnswers(new Map([...items].map((film, i) => [film, stars[i]! * 2])))
    const known = new Set(test.items)
    const { ranked } = rankTaste(model, { films: pulls, themes: [] }, world.films, {
      limit: ROW,
      diversity,
      minRelevance: 0,
      novelty,
      isOut: (row) => known.has(row),
    })
    const wanted = new Set(test.relevant)
    return ranked.slice(0, LIST).flatMap(({ row }, rank) => (wanted.has(row) ? [rank] : []))
  }
}

function byScores(scoresOf: (history: History) => Float64Array): Rank {
  return (history, test) => {
    const ranked = rankEverything(scoresOf(history), test, { candidates: null, length: LIST })
    return [...ranked.ranks]
  }
}

function byHybrid({ weights, components, filmGroups }: Hybrid): Rank {
  return byScores((history) => hybridScores(weights, components, history, filmGroups))
}

function testsOf({ interactions }: TasteWorld, { people }: HeldOut): TestUser[] {
  const held = new Set(people)
  return hideEnds(filterInteractions(interactions, (_, user) => held.has(user)))
}

function lastOf({ items, stars }: TestUser, length: number | null): History {
  if (length === null) return { items, stars }
  return { items: items.slice(-length), stars: stars.slice(-length) }
}

function figuresOf(values: readonly number[], seed: number): TasteFigures {
  const [low, high] = bootstrapInterval(values, { random: seededRandom(seed) })
  return { ndcg10: values.reduce((sum, one) => sum + one, 0) / values.length, low, high }
}

function compare(
  gains: ReadonlyMap<string, ReadonlyMap<string, number[]>>,
  seed: number,
): TastesReport['comparisons'] {
  const served = gains.get(SERVED)!
  const others = [...gains.keys()].filter((name) => name !== SERVED)
  const report: TastesReport['comparisons'] = Object.fromEntries(others.map((name) => [name, {}]))
  for (const [history, ours] of served) {
    const tests = others.map((name) =>
      pairedPermutation(ours, gains.get(name)!.get(history)!, { random: seededRandom(seed) }),
    )
    const adjusted = holm(tests.map(({ p }) => p))
    others.forEach((name, i) => {
      report[name]![history] = { difference: tests[i]!.difference, p: adjusted[i]! }
    })
  }
  return report
}

function mapValues<A, B>(from: ReadonlyMap<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries([...from].map(([key, value]) => [key, change(value)]))
}
