import { describe, expect, it } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { type ReviewWords, readReviewWords } from '@/lib/text/review-words'
import { madeUpTexts } from './examples.fixture'
import { hashFeatures, nameFeatures } from './features'
import { SentimentModel, type SentimentWeights } from './model'

/** Weights of every feature of some texts but each third, drawn at random. */
function randomWeights(texts: readonly string[], seed: number): SentimentWeights {
  const random = seededRandom(seed)
  const all = new Set(texts.flatMap((text) => [...hashFeatures(readReviewWords(text))]))
  const hashes = Uint32Array.from([...all].filter((_, i) => i % 3 !== 0)).sort()
  return {
    hashes,
    weights: Float32Array.from(hashes, () => random() - 0.5),
    bias: 0.25,
    calibration: { slope: 2, intercept: -0.5 },
    band: { low: 0.4, high: 0.6 },
  }
}

/** The margin by maps and sets of strings, as the formula has it. */
function slowMargin(weights: SentimentWeights, words: ReviewWords): number {
  const weightOf = new Map([...weights.hashes].map((hash, i) => [hash, weights.weights[i]!]))
  const distinct = new Map<string, number>()
  for (const { hash, text } of nameFeatures(words)) {
    const weight = weightOf.get(hash)
    if (weight !== undefined) distinct.set(`${hash} ${text}`, weight)
  }
  const known = [...distinct.values()]
  const sum = known.reduce((total, weight) => total + weight, 0)
  return weights.bias + (known.length === 0 ? 0 : sum / Math.sqrt(known.length))
}

describe('SentimentModel', () => {
  const texts = madeUpTexts(40, 7).map(({ text }) => text)
  const weights = randomWeights(texts, 11)
  const model = new SentimentModel(weights)

  it('gives the margin of the slow, obvious sum', () => {
    for (const text of [...texts, 'The film is not lovely. Not at all lovely!', 'unknown words'])
      expect(model.margin(readReviewWords(text))).toBeCloseTo(
        slowMargin(weights, readReviewWords(text)),
        6,
      )
  })

  it('counts a feature once, however often it stands there', () => {
    const twice: ReviewWords = {
      words: ['superb', 'superb'],
      isNegated: new Uint8Array(2),
      starts: [0, 2],
    }
    expect(model.margin(twice)).toBe(model.margin(readReviewWords('superb')))
  })

  it('takes the margin apart into terms that sum to it', () => {
    for (const text of texts.slice(0, 10)) {
      const words = readReviewWords(text)
      const parts = model.contributions(words)
      const sum = parts.reduce((total, { contribution }) => total + contribution, 0)
      expect(weights.bias + sum).toBeCloseTo(model.margin(words), 6)
    }
  })

  it('has nothing but its bias to say of no words', () => {
    expect(model.margin(readReviewWords(''))).toBe(0.25)
    expect(model.probability(0.25)).toBe(0.5)
  })
})

describe('nameFeatures', () => {
  it('names each hash, words before the pairs that they end', () => {
    const words = readReviewWords('not good at all')
    const named = nameFeatures(words)
    expect(named.map(({ hash }) => hash)).toEqual([...hashFeatures(words)])
    expect(named.map(({ text }) => text)).toContain('not … good')
    expect(named.map(({ text }) => text)).toContain('not good')
  })

  it('gives different features to different words, in every order', () => {
    const hashes = (text: string) => [...hashFeatures(readReviewWords(text))]
    expect(new Set(hashes('a b c d e f g h')).size).toBe(15)
    expect(hashes('man bites dog')).not.toEqual(hashes('dog bites man'))
  })
})
