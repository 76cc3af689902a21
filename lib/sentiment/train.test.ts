import { describe, expect, it } from 'vitest'
import { readReviewWords } from '@/lib/text/review-words'
import { madeUpExamples } from './examples.fixture'
import { SentimentModel } from './model'
import { TRAIN_DEFAULTS, trainSentiment } from './train'

const UNCALIBRATED = { calibration: { slope: 1, intercept: 0 }, band: { low: 0.5, high: 0.5 } }

describe('trainSentiment', () => {
  it('tells apart what it has not seen', () => {
    const model = new SentimentModel({ ...trainSentiment(madeUpExamples(400, 1)), ...UNCALIBRATED })
    const right = madeUpExamples(200, 2).filter(
      ({ words, isGlad }) => model.margin(words) > 0 === isGlad,
    )
    expect(right.length).toBeGreaterThan(170)
  })

  it('turns a word round under a negation', () => {
    const examples = [
      ...Array.from({ length: 30 }, () => ({ text: 'It was good.', isGlad: true })),
      ...Array.from({ length: 30 }, () => ({ text: 'It was not good.', isGlad: false })),
    ].map(({ text, isGlad }) => ({ words: readReviewWords(text), isGlad }))
    const model = new SentimentModel({ ...trainSentiment(examples), ...UNCALIBRATED })
    expect(model.margin(readReviewWords('good'))).toBeGreaterThan(0)
    expect(model.margin(readReviewWords('not good'))).toBeLessThan(0)
  })

  it('gives the same weights for the same examples and seed', () => {
    const examples = madeUpExamples(60, 3)
    expect(trainSentiment(examples)).toEqual(trainSentiment(examples))
    const other = trainSentiment(examples, { ...TRAIN_DEFAULTS, seed: 2 })
    expect(other.weights).not.toEqual(trainSentiment(examples).weights)
  })

  it('leaves out features of too few examples', () => {
    const few = trainSentiment(madeUpExamples(60, 3), { ...TRAIN_DEFAULTS, minExamples: 10 })
    const all = trainSentiment(madeUpExamples(60, 3), { ...TRAIN_DEFAULTS, minExamples: 1 })
    expect(few.hashes.length).toBeLessThan(all.hashes.length)
  })

  it('refuses examples of one class', () => {
    const glad = madeUpExamples(10, 1).filter(({ isGlad }) => isGlad)
    expect(() => trainSentiment(glad)).toThrow('Got 5 glad of 5 examples, expected both classes.')
  })
})
