// `marquee evaluate picker`: what newcomers are asked about, by how well the lists are that their answers make.
import { ndcg, recall } from '@/lib/evaluate/list-metrics'
import {
  type Ask,
  askPages,
  type Newcomer,
  newcomers,
  pullsOfAnswers,
} from '@/lib/evaluate/cold-start'
import { questionOrders } from '@/lib/evaluate/question-orders'
import { bootstrapInterval, holm, pairedPermutation } from '@/lib/evaluate/resampling'
import { seededRandom } from '@/lib/math/random'
import type { Work } from '@/lib/models/ridge'
import { PART_WEIGHTS, TasteRows } from '@/lib/models/taste-rows'
import { pickQuestions } from '@/lib/recommend/picker'
import { type Pull, rankTaste, type TasteModel } from '@/lib/recommend/taste'
import { fitParts, type Half, holdOut, inHalf, type TasteWorld } from './taste-world'
import { timeLeft } from './time-left'

/** Films a page, as the site asks them. */
const PAGE = 12
export const PAGES = 3
/** How many films of a list are looked at. */
const LIST = 10
const LIKED_FROM = 4
const SERVED = 'served'

/** What a way of asking was worth after so many pages: means over people, and the 95 % bootstrap interval of nDCG@10. */
export type PickerFigures = {
  ndcg10: number
  low: number
  high: number
  recall10: number
  /** Films of the last page that were answered about, and how many of these were liked. */
  answers: number
  likes: number
}

export type PickerReport = {
  people: number
  films: number
  /** nDCG@10 before anything is said. */
  unasked: number
  /** By name, one entry a page. */
  pickers: Record<string, PickerFigures[]>
  /** Of the served picker against each other after each page; p adjusted over the others (Holm). */
  comparisons: Record<string, { difference: number; p: number }[]>
  seconds: number
}

/** One person's figures after one page. */
export type PersonPage = {
  user: number
  ndcg10: number
  recall10: number
  answers: number
  likes: number
}

/** A way of asking, made anew for each share of held-out people. */
export type MakeAsk = (model: TasteModel, world: TasteWorld) => Ask

/** Asks everybody once, always by models that learned from others. `others` are ways of asking besides. */
export async function evaluatePicker(
  world: TasteWorld,
  {
    folds,
    shares,
    seed,
    work,
    say,
    others = new Map(),
    half,
  }: {
    folds: number
    /** So many of the shares are asked, the first ones. */
    shares: number
    seed: number
    work: Work
    say: (line: string) => void
    others?: ReadonlyMap<string, MakeAsk>
    half: Half
  },
): Promise<PickerReport> {
  const start = performance.now()
  const pages = new Map<string, PersonPage[][]>()
  const unasked: number[] = []
  const held = holdOut(world.interactions, folds, seed).slice(0, shares)
  for (const [index, { people, train }] of held.entries()) {
    say(`share ${index + 1} of ${shares}, ${people.length} people${timeLeft(start, index, shares)}`)
    const parts = await fitParts(world, train, work)
    const rows = new TasteRows(
      parts.map(({ name, model }) => ({ name, rows: model.rows, weight: PART_WEIGHTS[name] ?? 0 })),
      world.fame,
    )
    const model = { rows, features: world.content, columns: world.columns }
    const asks = new Map<string, Ask>([[SERVED, askServed(model, world)]])
    for (const [name, order] of questionOrders(train, world.content, seededRandom(seed)))
      asks.set(name, askInOrder(order))
    for (const [name, make] of others) asks.set(name, make(model, world))
    const random = seededRandom(seed + index)
    const asked = newcomers(world.interactions, people, { likedFrom: LIKED_FROM, random }).filter(
      ({ user }) => inHalf(user, half),
    )
    for (const person of asked) unasked.push(measure(model, world, person, []).ndcg10)
    for (const [name, ask] of asks) {
      const lists = pages.get(name) ?? Array.from({ length: PAGES }, () => [])
      for (const person of asked)
        askPages(person, ask, PAGES).forEach(({ pulls, answers, likes }, page) => {
          const { user } = person
          lists[page]!.push({ user, ...measure(model, world, person, pulls), answers, likes })
        })
      pages.set(name, lists)
    }
  }
  return {
    people: unasked.length,
    films: world.content.rows,
    unasked: meanOf(unasked),
    pickers: Object.fromEntries(
      [...pages].map(([name, lists]) => [name, lists.map((list) => figuresOf(list, seed))]),
    ),
    comparisons: compare(pages, seed),
    seconds: (performance.now() - start) / 1000,
  }
}

/** The picker as the site asks. Pages that follow from the same answers are chosen once. */
function askServed({ rows }: TasteModel, { films }: TasteWorld): Ask {
  const known = new Map<string, number[]>()
  return ({ answers, unseen }) => {
    const said = pullsOfAnswers(answers)
    const before = [...answers.keys(), ...unseen]
    const key = JSON.stringify([said, before])
    const { standings, isDuplicate, seriesOf } = films
    const page =
      known.get(key) ??
      pickQuestions(rows, standings, { count: PAGE, before, said, isDuplicate, seriesOf })
    known.set(key, page)
    return page
  }
}

function askInOrder(order: readonly number[]): Ask {
  return ({ answers, unseen }) => {
    const from = answers.size + unseen.length
    return order.slice(from, from + PAGE)
  }
}

/** The list as it is served before it is varied, beside what was still to be found. */
function measure(
  model: TasteModel,
  { films }: TasteWorld,
  { relevant }: Newcomer,
  pulls: readonly Pull[],
): { ndcg10: number; recall10: number } {
  const { ranked } = rankTaste(model, { films: pulls, themes: [] }, films, {
    limit: LIST,
    diversity: 0,
    minRelevance: 0,
    novelty: 0,
    isOut: () => false,
  })
  const wanted = new Set(relevant)
  const ranks = ranked.flatMap(({ row }, rank) => (wanted.has(row) ? [rank] : []))
  const answer = { ranks, relevant: relevant.length }
  return { ndcg10: ndcg(answer, LIST), recall10: recall(answer, LIST) }
}

function figuresOf(list: readonly PersonPage[], seed: number): PickerFigures {
  const gains = list.map(({ ndcg10 }) => ndcg10)
  const [low, high] = bootstrapInterval(gains, { random: seededRandom(seed) })
  const mean = (value: (one: PersonPage) => number) => meanOf(list.map(value))
  return {
    ndcg10: meanOf(gains),
    low,
    high,
    recall10: mean(({ recall10 }) => recall10),
    answers: mean(({ answers }) => answers),
    likes: mean(({ likes }) => likes),
  }
}

function compare(
  pages: ReadonlyMap<string, PersonPage[][]>,
  seed: number,
): PickerReport['comparisons'] {
  const gains = (name: string, page: number) => pages.get(name)![page]!.map(({ ndcg10 }) => ndcg10)
  const others = [...pages.keys()].filter((name) => name !== SERVED)
  const byPage = Array.from({ length: PAGES }, (_, page) => {
    const tests = others.map((name) =>
      pairedPermutation(gains(SERVED, page), gains(name, page), { random: seededRandom(seed) }),
    )
    const adjusted = holm(tests.map(({ p }) => p))
    return tests.map(({ difference }, i) => ({ difference, p: adjusted[i]! }))
  })
  return Object.fromEntries(others.map((name, i) => [name, byPage.map((tests) => tests[i]!)]))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
