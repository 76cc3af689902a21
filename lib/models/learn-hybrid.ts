// The hybrid's weights, learned on what was held out from its parts.
import {
  type Component,
  FILM_LIMITS,
  groupOf,
  type History,
  type HybridWeights,
  signalScores,
  signalsOf,
  VISITOR_LIMITS,
} from './hybrid'

/**
 * A visitor whose later likes are known: what was rated before, and what was liked afterwards. Only films that `among` marks
 * by 1 compete; null: all.
 */
export type HybridExample = { history: History; liked: Int32Array; among: Uint8Array | null }

/** The films that compete in an example: the best so many of each signal. */
const BEST_OF_EACH = 50
const ITERATIONS = 150
/** Examples gathered between two calls of `onIteration`. */
const EXAMPLES_A_BREATH = 50
const LEARNING_RATE = 0.05
/** How steep a difference of scores is in the chance that one film stands before another. */
const STEEPNESS = 4
/** Penalties on squared weights: what is said of all, and how groups differ from it. */
const PENALTY = { all: 1e-5, group: 1e-4 }
/** Adam's decay rates (Kingma & Ba 2015). */
const DECAY = { mean: 0.9, square: 0.999 }

/** The competing films of one example, one row of signals each. */
type Candidates = {
  features: Float32Array
  groups: Uint8Array
  isLiked: Uint8Array
  /** Discounted gain of the best order there could be, with likes that do not compete counted. */
  ideal: number
  visitor: number
}

/**
 * Learns by gradient descent (Adam) on the pairs of a liked and another film, each weighted by how much nDCG would change
 * if they changed places (LambdaRank: Burges 2010, "From RankNet to LambdaRank to LambdaMART", section 4). `onIteration` hears
 * how many iterations are done and the mean nDCG over the films that compete.
 */
export async function learnHybrid(
  components: readonly Component[],
  examples: readonly HybridExample[],
  filmGroups: Uint8Array,
  onIteration: (done: number, gain: number) => Promise<void> = async () => {},
): Promise<HybridWeights> {
  const signals = signalsOf(components)
  const gathered: Candidates[] = []
  for (const [i, example] of examples.entries()) {
    const candidates = gatherCandidates(components, example, filmGroups)
    if (candidates.isLiked.includes(1)) gathered.push(candidates)
    if (i % EXAMPLES_A_BREATH === 0) await onIteration(0, 0)
  }
  const count = signals.length
  const films = FILM_LIMITS.length + 1
  const visitors = VISITOR_LIMITS.length + 1
  const weights = new Float64Array(count * (1 + films + visitors)).fill(1 / count, 0, count)
  await descend(weights, onIteration, (gradient) => {
    let gain = 0
    for (const one of gathered) gain += addGradient(one, weights, gradient, { count, films })
    for (let i = 0; i < weights.length; i++)
      gradient[i] =
        gradient[i]! / Math.max(1, gathered.length) +
        2 * (i < count ? PENALTY.all : PENALTY.group) * weights[i]!
    return gain / Math.max(1, gathered.length)
  })
  const row = (r: number) => [...weights.subarray(r * count, (r + 1) * count)]
  return {
    signals: signals.map(({ component, channel }) => ({
      component: component === null ? null : components[component]!.name,
      channel,
    })),
    all: row(0),
    films: Array.from({ length: films }, (_, g) => row(1 + g)),
    visitors: Array.from({ length: visitors }, (_, g) => row(1 + films + g)),
  }
}

function gatherCandidates(
  components: readonly Component[],
  { history, liked, among }: HybridExample,
  filmGroups: Uint8Array,
): Candidates {
  const scores = signalScores(components, signalsOf(components), history)
  const isOut = Uint8Array.from(filmGroups, (_, film) => (among && !among[film] ? 1 : 0))
  for (const item of history.items) isOut[item] = 1
  const competing = new Set<number>()
  for (const part of scores)
    for (const item of bestOf(part, isOut, BEST_OF_EACH)) competing.add(item)
  const items = [...competing]
  const likes = new Set(liked)
  const features = new Float32Array(items.length * scores.length)
  items.forEach((item, c) => {
    scores.forEach((part, s) => {
      features[c * scores.length + s] = part[item]!
    })
  })
  let ideal = 0
  for (let rank = 0; rank < liked.length; rank++) ideal += discount(rank)
  return {
    features,
    groups: Uint8Array.from(items, (item) => filmGroups[item]!),
    isLiked: Uint8Array.from(items, (item) => (likes.has(item) ? 1 : 0)),
    ideal,
    visitor: groupOf(history.items.length, VISITOR_LIMITS),
  }
}

function discount(rank: number): number {
  return 1 / Math.log2(rank + 2)
}

/** The films of the highest scores above 0 that are not out, by falling score. */
function bestOf(scores: Float64Array, isOut: Uint8Array, count: number): number[] {
  const best: number[] = []
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!
    if (score <= 0 || (best.length === count && score <= scores[best[count - 1]!]!)) continue
    if (isOut[i]) continue
    let at = best.length
    while (at > 0 && scores[best[at - 1]!]! < score) at--
    best.splice(at, 0, i)
    if (best.length > count) best.pop()
  }
  return best
}

function addGradient(
  { features, groups, isLiked, ideal, visitor }: Candidates,
  weights: Float64Array,
  gradient: Float64Array,
  { count, films }: { count: number; films: number },
): number {
  const visitorAt = (1 + films + visitor) * count
  const scores = Float64Array.from(groups, (group, c) => {
    const filmAt = (1 + group) * count
    let sum = 0
    for (let s = 0; s < count; s++)
      sum +=
        (weights[s]! + weights[filmAt + s]! + weights[visitorAt + s]!) * features[c * count + s]!
    return sum
  })
  const { pull, gain } = pullsOf(scores, isLiked, ideal)
  for (let c = 0; c < pull.length; c++) {
    const filmAt = (1 + groups[c]!) * count
    for (let s = 0; s < count; s++) {
      const step = pull[c]! * features[c * count + s]!
      gradient[s] = gradient[s]! + step
      gradient[filmAt + s] = gradient[filmAt + s]! + step
      gradient[visitorAt + s] = gradient[visitorAt + s]! + step
    }
  }
  return gain
}

/** The derivative of the loss by each film's score, and the nDCG of the order as it is. O(liked · films). */
function pullsOf(
  scores: Float64Array,
  isLiked: Uint8Array,
  ideal: number,
): { pull: Float64Array; gain: number } {
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b)
  const gains = new Float64Array(scores.length)
  order.forEach((c, rank) => {
    gains[c] = discount(rank)
  })
  const pull = new Float64Array(scores.length)
  let gain = 0
  for (let liked = 0; liked < scores.length; liked++) {
    if (!isLiked[liked]) continue
    gain += gains[liked]! / ideal
    for (let other = 0; other < scores.length; other++) {
      if (isLiked[other]) continue
      const wrong = 1 / (1 + Math.exp(STEEPNESS * (scores[liked]! - scores[other]!)))
      const change = Math.abs(gains[liked]! - gains[other]!) / ideal
      const step = STEEPNESS * wrong * change
      pull[liked] = pull[liked]! - step
      pull[other] = pull[other]! + step
    }
  }
  return { pull, gain }
}

async function descend(
  weights: Float64Array,
  onIteration: (done: number, gain: number) => Promise<void>,
  fillGradient: (gradient: Float64Array) => number,
): Promise<void> {
  const gradient = new Float64Array(weights.length)
  const mean = new Float64Array(weights.length)
  const square = new Float64Array(weights.length)
  for (let step = 1; step <= ITERATIONS; step++) {
    gradient.fill(0)
    const gain = fillGradient(gradient)
    await onIteration(step, gain)
    for (let i = 0; i < weights.length; i++) {
      mean[i] = DECAY.mean * mean[i]! + (1 - DECAY.mean) * gradient[i]!
      square[i] = DECAY.square * square[i]! + (1 - DECAY.square) * gradient[i]! ** 2
      const m = mean[i]! / (1 - DECAY.mean ** step)
      const v = square[i]! / (1 - DECAY.square ** step)
      weights[i] = weights[i]! - (LEARNING_RATE * m) / (Math.sqrt(v) + 1e-8)
    }
  }
}
