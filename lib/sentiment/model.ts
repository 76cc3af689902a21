// The sentiment model in memory: a weight for each known feature, and the line from sums to probabilities.
import type { ReviewWords } from '@/lib/text/review-words'
import { hashFeatures, nameFeatures } from './features'

/** What training leaves; entries are sorted by rising hash. */
export type SentimentWeights = {
  /** One 32-bit hash an entry. */
  hashes: Uint32Array
  /** One weight an entry, glad positive. */
  weights: Float32Array
  bias: number
  calibration: Calibration
  /** Probabilities from `low` to `high` are neither glad nor sad. */
  band: { low: number; high: number }
}

/** Platt's line: the probability of glad is the logistic of `slope` x margin + `intercept` (Platt 1999). */
export type Calibration = { slope: number; intercept: number }

/** A term and what it added to the margin. */
export type Contribution = { text: string; contribution: number }

/** An index from hashes to weights that knows which entries it has counted in this text. */
export class SentimentModel {
  readonly weights: SentimentWeights
  /** Entry + 1 by slot, 0 where empty; open addressing with linear probing. */
  readonly #slots: Int32Array
  readonly #mask: number
  readonly #seen: Int32Array
  #turn = 0

  constructor(weights: SentimentWeights) {
    this.weights = weights
    const capacity = 2 ** Math.ceil(Math.log2(2 * weights.hashes.length + 2))
    this.#mask = capacity - 1
    this.#slots = new Int32Array(capacity)
    this.#seen = new Int32Array(weights.hashes.length)
    fillSlots(this.#slots, weights.hashes)
  }

  /**
   * The margin of the words `from` to `to`: bias + sum of the weights of the distinct known features,
   * over the square root of how many they are. Positive is glad.
   */
  margin(words: ReviewWords, from = 0, to = words.words.length): number {
    const turn = ++this.#turn
    let sum = 0
    let known = 0
    for (const hash of hashFeatures(words, from, to)) {
      const entry = this.#entryOf(hash)
      if (entry < 0 || this.#seen[entry] === turn) continue
      this.#seen[entry] = turn
      sum += this.weights.weights[entry]!
      known++
    }
    return this.weights.bias + (known === 0 ? 0 : sum / Math.sqrt(known))
  }

  /** The margin taken apart by term, strongest first; with the bias they sum to the margin. */
  contributions(words: ReviewWords): Contribution[] {
    const known = new Map<number, Contribution>()
    for (const { hash, text } of nameFeatures(words)) {
      const entry = this.#entryOf(hash)
      if (entry >= 0) known.set(entry, { text, contribution: this.weights.weights[entry]! })
    }
    const root = Math.sqrt(known.size)
    return [...known.values()]
      .map(({ text, contribution }) => ({ text, contribution: contribution / root }))
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
  }

  /** The probability that a text with this margin is glad. */
  probability(margin: number): number {
    const { slope, intercept } = this.weights.calibration
    return 1 / (1 + Math.exp(-(slope * margin + intercept)))
  }

  #entryOf(hash: number): number {
    let slot = hash & this.#mask
    for (;;) {
      const entry = this.#slots[slot]! - 1
      if (entry < 0 || this.weights.hashes[entry] === hash) return entry
      slot = (slot + 1) & this.#mask
    }
  }
}

function fillSlots(slots: Int32Array, hashes: Uint32Array): void {
  const mask = slots.length - 1
  for (let entry = 0; entry < hashes.length; entry++) {
    let slot = hashes[entry]! & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = entry + 1
  }
}
