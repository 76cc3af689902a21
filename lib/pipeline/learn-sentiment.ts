// From marked reviews to a calibrated sentiment model, and to scores of reviews it has not seen.
import {
  calibrated,
  chooseBand,
  fitPlatt,
  type Given,
  type HeldOut,
} from '@/lib/sentiment/calibrate'
import { SentimentModel, type SentimentWeights } from '@/lib/sentiment/model'
import {
  type LearnedWeights,
  TRAIN_DEFAULTS,
  type TrainOptions,
  trainSentiment,
} from '@/lib/sentiment/train'
import { type ReviewWords, readReviewWords } from '@/lib/text/review-words'
import { groupByFilmAndText, type MarkedReview } from './review-corpus'

/** A marked review taken apart; `fold` is the same for all reviews of a film. */
export type PreparedReview = { words: ReviewWords; isGlad: boolean; fold: number }

/** Verdicts outside the neutral band are to be right so often on reviews held out. */
const BAND_ACCURACY = 0.95
/** A calibration before there is one. */
const UNCALIBRATED = { calibration: { slope: 1, intercept: 0 }, band: { low: 0.5, high: 0.5 } }

/** Reads the words of every review and deals the films to `folds` folds, the same at every call. */
export function prepareReviews(reviews: readonly MarkedReview[], folds: number): PreparedReview[] {
  const groups = groupByFilmAndText(reviews)
  const order = [...new Set(groups)].sort()
  const foldOf = new Map(order.map((film) => [film, hashText(film) % folds]))
  return reviews.map(({ text, isGlad }, i) => ({
    words: readReviewWords(text),
    isGlad,
    fold: foldOf.get(groups[i]!)!,
  }))
}

/**
 * Learns from the reviews and calibrates on reviews held out: each fold's margins come from a model that
 * did not see its films. Costs `folds` + 1 trainings.
 */
export function learnSentiment(
  reviews: readonly PreparedReview[],
  folds: readonly number[],
  onProgress: (done: number, total: number) => void = () => undefined,
): { weights: SentimentWeights; heldOut: Given[] } {
  const trainings = folds.length + 1
  const options = (training: number): TrainOptions => ({
    ...TRAIN_DEFAULTS,
    onProgress: (done, total) => onProgress(training + done / total, trainings),
  })
  const held = folds.flatMap((fold, i) => {
    const learned = trainSentiment(
      reviews.filter((review) => review.fold !== fold),
      options(i),
    )
    return heldOutMargins(
      learned,
      reviews.filter((review) => review.fold === fold),
    )
  })
  const calibration = fitPlatt(held)
  const heldOut = held.map(({ margin, isGlad }) => ({
    probability: calibrated(calibration, margin),
    isGlad,
  }))
  const learned = trainSentiment(reviews, options(folds.length))
  onProgress(trainings, trainings)
  return {
    weights: { ...learned, calibration, band: chooseBand(heldOut, BAND_ACCURACY) },
    heldOut,
  }
}

function heldOutMargins(learned: LearnedWeights, reviews: readonly PreparedReview[]): HeldOut[] {
  const model = new SentimentModel({ ...learned, ...UNCALIBRATED })
  return reviews.map(({ words, isGlad }) => ({ margin: model.margin(words), isGlad }))
}

/** FNV-1a, so that a film is dealt to the same fold whatever stands beside it. */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
