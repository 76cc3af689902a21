// How much a shared audience says of likeness beside content, learned from people whom the audience was not counted from.
import { filterInteractions, type Interactions } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import type { Sparse } from '@/lib/math/sparse'
import { dotRows } from '@/lib/math/sparse-rows'
import { fitAudience } from './audience'

/** This share of the people is held out. */
const HELD_OUT_SHARE = 0.2
/** So many pairs of liked films are drawn of each of them. */
const PAIRS_A_PERSON = 60
/** Each beside so many films that others of them like, drawn by how many do: how well known a film is says nothing then. */
const OTHERS = 20
const ITERATIONS = 200
/** Steps are shortened, since the weights are not free of each other. */
const STEP = 0.7
const RIDGE = 1e-3
const OWN_STREAM = 0x1b873593

/** The likeness by content and by audience of the liked film (first) and of the others. */
type Choice = { content: Float64Array; audience: Float64Array }

/**
 * Returns the weight w of the audience in content + w · audience under which, given one liked film, another that the same
 * person likes is told best from films that other people like: a conditional logistic regression (McFadden 1974) with
 * weights of at least 0. Returns 0 where nobody held out likes two films. The same data and seed give the same weight.
 */
export function learnAudienceWeight(
  likes: Interactions,
  content: Sparse,
  { seed }: { seed: number },
): number {
  const random = seededRandom(seed ^ OWN_STREAM)
  const isHeld = Uint8Array.from({ length: likes.users }, () => (random() < HELD_OUT_SHARE ? 1 : 0))
  const { rows } = fitAudience(filterInteractions(likes, (_, user) => !isHeld[user]))
  const choices = drawChoices(
    filterInteractions(likes, (_, user) => isHeld[user] === 1),
    (a, b) => ({ content: dotRows(content, a, content, b), audience: weightOf(rows, a, b) }),
    random,
  )
  return regress(choices)
}

function weightOf(rows: Sparse, source: number, target: number): number {
  for (let e = rows.offsets[source]!; e < rows.offsets[source + 1]!; e++)
    if (rows.indices[e] === target) return rows.values[e]!
  return 0
}

function drawChoices(
  { users, offsets, indices }: Interactions,
  likenessOf: (a: number, b: number) => { content: number; audience: number },
  random: () => number,
): Choice[] {
  const draw = (from: number, to: number) => indices[from + Math.floor(random() * (to - from))]!
  const choices: Choice[] = []
  for (let u = 0; u < users; u++) {
    const [from, to] = [offsets[u]!, offsets[u + 1]!]
    if (to - from < 2) continue
    for (let pair = 0; pair < PAIRS_A_PERSON; pair++) {
      const given = draw(from, to)
      const liked = draw(from, to)
      if (given === liked) continue
      const films = [liked]
      for (let i = 0; i < OTHERS; i++) films.push(draw(0, indices.length))
      const likeness = films.filter((film) => film !== given).map((film) => likenessOf(given, film))
      choices.push({
        content: Float64Array.from(likeness, ({ content }) => content),
        audience: Float64Array.from(likeness, ({ audience }) => audience),
      })
    }
  }
  return choices
}

/** Newton's steps on each weight by itself, both kept from falling below 0; returns their ratio. */
function regress(choices: readonly Choice[]): number {
  const weights = { content: 1, audience: 1 }
  for (let i = 0; i < ITERATIONS; i++) {
    const slope = { content: 0, audience: 0 }
    const bend = { content: RIDGE, audience: RIDGE }
    for (const choice of choices) {
      const chances = chancesOf(choice, weights)
      for (const name of ['content', 'audience'] as const) {
        const values = choice[name]
        let mean = 0
        let square = 0
        for (let c = 0; c < values.length; c++) {
          mean += chances[c]! * values[c]!
          square += chances[c]! * values[c]! ** 2
        }
        slope[name] += values[0]! - mean
        bend[name] += square - mean * mean
      }
    }
    for (const name of ['content', 'audience'] as const)
      weights[name] = Math.max(0, weights[name] + (STEP * slope[name]) / bend[name])
  }
  const isLearned = choices.length > 0 && weights.content > 0
  return isLearned ? weights.audience / weights.content : 0
}

function chancesOf({ content, audience }: Choice, weights: Record<keyof Choice, number>) {
  const scores = content.map(
    (value, c) => weights.content * value + weights.audience * audience[c]!,
  )
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}
