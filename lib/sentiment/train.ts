// Learns the weights: logistic regression on features scaled by their naive-Bayes log ratios.
import { seededRandom } from '@/lib/math/random'
import type { ReviewWords } from '@/lib/text/review-words'
import { hashFeatures } from './features'

/** A review to learn from. */
export type Example = { words: ReviewWords; isGlad: boolean }

/** Weights before they are calibrated; entries sorted by rising hash. */
export type LearnedWeights = { hashes: Uint32Array; weights: Float32Array; bias: number }

export type TrainOptions = {
  seed: number
  /** Passes over the examples of each run. */
  epochs: number
  /** Runs with different orders, whose weights are averaged. */
  runs: number
  learningRate: number
  /** Features in fewer examples are left out. */
  minExamples: number
  /** Share of the sentences that are learned from too, under the label of their review … */
  sentenceShare: number
  /** … and how much each counts beside a review. */
  sentenceWeight: number
  onProgress?: (done: number, total: number) => void
}

/** Compared by five-fold accuracy on aclImdb's training half; DECISIONS has the figures. */
export const TRAIN_DEFAULTS: Omit<TrainOptions, 'onProgress'> = {
  seed: 1,
  epochs: 5,
  runs: 2,
  learningRate: 0.3,
  minExamples: 2,
  sentenceShare: 0.3,
  sentenceWeight: 0.025,
}

/** Shorter sentences say too little to be learned from. */
const SHORTEST_SENTENCE = 6

/** Rows of entries with label and weight; row r holds `entries[offsets[r]]` to `entries[offsets[r + 1] - 1]`. */
type Rows = { offsets: number[]; entries: Int32Array; isGlad: boolean[]; weight: number[] }

/**
 * Fits weights to the examples: binary features times their log-count ratios (NB-SVM; Wang & Manning 2012,
 * section 2.3), over the root of their number, learned by AdaGrad (Duchi et al. 2011). The same examples
 * and seed give the same weights. Throws RangeError where one of the two classes is missing.
 */
export function trainSentiment(
  examples: readonly Example[],
  options: TrainOptions = TRAIN_DEFAULTS,
): LearnedWeights {
  const glad = examples.filter(({ isGlad }) => isGlad).length
  if (glad === 0 || glad === examples.length)
    throw new RangeError(`Got ${glad} glad of ${examples.length} examples, expected both classes.`)
  const random = seededRandom(options.seed)
  const hashes = chooseFeatures(examples, options.minExamples)
  const rows = collectRows(examples, hashes, options, random)
  const ratios = logCountRatios(rows, hashes.length, examples.length)
  const weights = new Float32Array(hashes.length)
  let bias = 0
  for (let run = 0; run < options.runs; run++) {
    const fitted = descend(rows, ratios, { ...options, random, run })
    fitted.weights.forEach((weight, j) => {
      weights[j]! += (weight * ratios[j]!) / options.runs
    })
    bias += fitted.bias / options.runs
  }
  return { hashes, weights, bias }
}

/** The hashes of features that at least `minExamples` examples have, rising. */
function chooseFeatures(examples: readonly Example[], minExamples: number): Uint32Array {
  const counts = new Map<number, number>()
  for (const { words } of examples)
    for (const hash of new Set(hashFeatures(words))) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count >= minExamples).map(([hash]) => hash)
  return Uint32Array.from(kept).sort()
}

/** Reviews first, in their order, then the sentences that the seed picks. */
function collectRows(
  examples: readonly Example[],
  hashes: Uint32Array,
  { sentenceShare, sentenceWeight }: TrainOptions,
  random: () => number,
): Rows {
  const entryOf = new Map<number, number>()
  hashes.forEach((hash, entry) => {
    entryOf.set(hash, entry)
  })
  const entries: number[] = []
  const rows = { offsets: [0], isGlad: [] as boolean[], weight: [] as number[] }
  const add = (features: Uint32Array, isGlad: boolean, weight: number) => {
    for (const hash of new Set(features)) {
      const entry = entryOf.get(hash)
      if (entry !== undefined) entries.push(entry)
    }
    rows.offsets.push(entries.length)
    rows.isGlad.push(isGlad)
    rows.weight.push(weight)
  }
  for (const { words, isGlad } of examples) add(hashFeatures(words), isGlad, 1)
  if (sentenceShare > 0)
    for (const { words, isGlad } of examples)
      for (let s = 0; s + 1 < words.starts.length; s++) {
        const [from, to] = [words.starts[s]!, words.starts[s + 1]!]
        if (to - from < SHORTEST_SENTENCE || random() >= sentenceShare) continue
        add(hashFeatures(words, from, to), isGlad, sentenceWeight)
      }
  return { ...rows, entries: Int32Array.from(entries) }
}

/** log((glad count + 1) / all glad) - log((sad count + 1) / all sad), counted over the first `reviews` rows. */
function logCountRatios(rows: Rows, features: number, reviews: number): Float32Array {
  const glad = new Float64Array(features).fill(1)
  const sad = new Float64Array(features).fill(1)
  for (let r = 0; r < reviews; r++) {
    const counts = rows.isGlad[r] ? glad : sad
    for (let i = rows.offsets[r]!; i < rows.offsets[r + 1]!; i++) counts[rows.entries[i]!]!++
  }
  const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0)
  const offset = Math.log(sum(sad) / sum(glad))
  return Float32Array.from(glad, (count, j) => Math.log(count / sad[j]!) + offset)
}

/** Stochastic descent on the logistic loss with a step of its own for each feature. */
function descend(
  rows: Rows,
  ratios: Float32Array,
  options: TrainOptions & { random: () => number; run: number },
): { weights: Float32Array; bias: number } {
  const { epochs, runs, learningRate, random, run, onProgress } = options
  const weights = new Float32Array(ratios.length)
  const squares = new Float32Array(ratios.length).fill(1e-8)
  let bias = 0
  let biasSquares = 1e-8
  const order = Int32Array.from(rows.isGlad, (_, r) => r)
  for (let epoch = 0; epoch < epochs; epoch++) {
    onProgress?.(run * epochs + epoch, runs * epochs)
    shuffle(order, random)
    for (const r of order) {
      const [from, to] = [rows.offsets[r]!, rows.offsets[r + 1]!]
      if (from === to) continue
      const scale = 1 / Math.sqrt(to - from)
      let margin = 0
      for (let i = from; i < to; i++) {
        const j = rows.entries[i]!
        margin += weights[j]! * ratios[j]!
      }
      const target = rows.isGlad[r] ? 1 : 0
      const error = rows.weight[r]! * (1 / (1 + Math.exp(-bias - margin * scale)) - target)
      for (let i = from; i < to; i++) {
        const j = rows.entries[i]!
        const gradient = error * ratios[j]! * scale
        squares[j]! += gradient * gradient
        weights[j]! -= (learningRate * gradient) / Math.sqrt(squares[j]!)
      }
      biasSquares += error * error
      bias -= (learningRate * error) / Math.sqrt(biasSquares)
    }
  }
  return { weights, bias }
}

/** Fisher and Yates, in place. */
function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = order[i]!
    order[i] = order[j]!
    order[j] = held
  }
}
