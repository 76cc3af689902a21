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

/** Places a slot: hash, weight, and the turn in which it was last counted. */
const PLACES = 3
/** The turn of a slot that was never counted; 0 is an empty slot. */
const NEVER = 1

/**
 * An index from hashes to weights that knows which it has counted in this text. What a look needs lies side
 * by side, since looks are far apart in memory and each costs a miss.
 */
export class SentimentModel {
  readonly weights: SentimentWeights
  /** Open addressing with linear probing, `PLACES` numbers a slot. */
  readonly #slots: Int32Array
  /** The same memory, for the weights. */
  readonly #floats: Float32Array
  readonly #mask: number
  #turn = NEVER

  constructor(weights: SentimentWeights) {
    this.weights = weights
    const capacity = 2 ** Math.ceil(Math.log2(2 * weights.hashes.length + 2))
    this.#mask = capacity - 1
    this.#slots = new Int32Array(PLACES * capacity)
    this.#floats = new Float32Array(this.#slots.buffer)
    fillSlots(this.#slots, this.#floats, weights)
  }

  /**
   * The margin of the words `from` to `to`: bias + sum of the weights of the distinct known features,
   * over the square root of how many they are. Positive is glad.
   */
  margin(words: ReviewWords, from = 0, to = words.words.length): number {
    const turn = this.#nextTurn()
    let sum = 0
    let known = 0
    for (const hash of hashFeatures(words, from, to)) {
      const at = this.#find(hash)
      if (at < 0 || this.#slots[at + 2] === turn) continue
      this.#slots[at + 2] = turn
      sum += this.#floats[at + 1]!
      known++
    }
    return this.weights.bias + (known === 0 ? 0 : sum / Math.sqrt(known))
  }

  /** The margin taken apart by term, strongest first; with the bias they sum to the margin. */
  contributions(words: ReviewWords): Contribution[] {
    const known = new Map<number, Contribution>()
    for (const { hash, text } of nameFeatures(words)) {
      const at = this.#find(hash)
      if (at >= 0) known.set(hash, { text, contribution: this.#floats[at + 1]! })
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

  /** Turns fit 31 bits: after two thousand million texts they begin anew. */
  #nextTurn(): number {
    if (this.#turn === 0x7fffffff) {
      this.#turn = NEVER
      fillSlots(this.#slots.fill(0), this.#floats, this.weights)
    }
    return ++this.#turn
  }

  /** Where the slot of a hash begins, or -1. */
  #find(hash: number): number {
    const wanted = hash | 0
    let slot = hash & this.#mask
    for (;;) {
      const at = PLACES * slot
      if (this.#slots[at + 2] === 0) return -1
      if (this.#slots[at] === wanted) return at
      slot = (slot + 1) & this.#mask
    }
  }
}

function fillSlots(
  slots: Int32Array,
  floats: Float32Array,
  { hashes, weights }: SentimentWeights,
): void {
  const mask = slots.length / PLACES - 1
  for (let entry = 0; entry < hashes.length; entry++) {
    let slot = hashes[entry]! & mask
    while (slots[PLACES * slot + 2] !== 0) slot = (slot + 1) & mask
    slots[PLACES * slot] = hashes[entry]!
    floats[PLACES * slot + 1] = weights[entry]!
    slots[PLACES * slot + 2] = NEVER
  }
}
