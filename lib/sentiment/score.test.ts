import { describe, expect, it } from 'vitest'
import { madeUpExamples } from './examples.fixture'
import { SentimentModel } from './model'
import { scoreReview, scoreText, verdictOf } from './score'
import { summariseReviews } from './summary'
import { trainSentiment } from './train'

const model = new SentimentModel({
  ...trainSentiment(madeUpExamples(400, 1)),
  calibration: { slope: 2, intercept: 0 },
  band: { low: 0.4, high: 0.6 },
})

describe('scoreReview', () => {
  it('marks a review, says how sure it is and because of which words', () => {
    const { verdict, probability, because } = scoreReview(model, 'The film is superb and moving.')
    expect(verdict).toBe('glad')
    expect(probability).toBe(scoreText(model, 'The film is superb and moving.'))
    expect(because.join(' ')).toMatch(/superb|moving/)
    expect(scoreReview(model, 'The film is dull and awful.').verdict).toBe('sad')
  })

  it('marks what lies within the neutral band as mixed', () => {
    expect([0.39, 0.4, 0.5, 0.6, 0.61].map((p) => verdictOf(model, p))).toEqual([
      'sad',
      'mixed',
      'mixed',
      'mixed',
      'glad',
    ])
  })

  it('marks the sentences that speak of an aspect, each by itself', () => {
    const { mentions } = scoreReview(model, 'The story is superb. The music is tedious and dull.')
    expect(mentions.map(({ aspect, verdict }) => [aspect, verdict])).toEqual([
      ['story', 'glad'],
      ['music', 'sad'],
      ['pace', 'sad'],
    ])
  })

  it('has an answer for an empty text', () => {
    expect(scoreReview(model, '')).toMatchObject({ because: [], mentions: [] })
  })
})

describe('summariseReviews', () => {
  const review = (text: string, stars: number | null, isSpoiler = false) => ({
    ...scoreReview(model, text),
    stars,
    isSpoiler,
  })
  const summary = summariseReviews([
    review('The story in the harbour is superb and moving.', 9),
    review('The story in the winter is charming and lovely.', 10, true),
    review('The music in the scene is awful and hollow.', 1),
  ])

  it('counts verdicts and stars, and says what it rests on', () => {
    expect(summary.reviews).toBe(3)
    expect(summary.verdicts).toEqual({ glad: 2, mixed: 0, sad: 1 })
    expect(summary.stars).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 1, 1])
  })

  it('names what is praised and criticised, quoting no spoiler', () => {
    expect(summary.praised).toEqual([
      {
        aspect: 'story',
        glad: 2,
        sad: 0,
        quote: 'The story in the harbour is superb and moving.',
      },
    ])
    expect(summary.criticised.map(({ aspect }) => aspect)).toEqual(['music'])
  })

  it('rests on nothing where there is nothing', () => {
    expect(summariseReviews([])).toMatchObject({ reviews: 0, praised: [], criticised: [] })
  })
})
