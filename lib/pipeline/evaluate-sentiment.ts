// `marquee evaluate sentiment`: how often the sentiment is right, how sure it may be, and how fast it is.
import { SentimentIntensityAnalyzer } from 'vader-sentiment'
import { areaUnderRoc } from '@/lib/evaluate/ranking-area'
import { calibrationError, type Given } from '@/lib/sentiment/calibrate'
import { SentimentModel, type SentimentWeights } from '@/lib/sentiment/model'
import { scoreText, verdictOf } from '@/lib/sentiment/score'
import { decodeWeights } from '@/lib/sentiment/weights-codec'
import { readArtefact } from '@/lib/store/artefacts'
import { winkSentiment } from '@/lib/text/wink-sentiment'
import { learnSentiment, type PreparedReview, prepareReviews } from './learn-sentiment'
import { MODELS_FOLDER, SENTIMENT } from './paths'
import type { MarkedReview } from './review-corpus'

export type SentimentFigures = {
  n: number
  accuracy: number
  auc: number
  /** Share of the reviews outside the neutral band, and how often those verdicts are right. */
  coverage: number
  coveredAccuracy: number
  /** Expected calibration error, fifteen bins. */
  ece: number
  /** Of CPU seconds on one thread, tokenising included: the median of five turns. */
  reviewsPerSecond: number
  wordsPerReview: number
  /** From disk to ready, checksum included: the median of five. */
  loadMs: number
  peers: Record<'wink-nlp' | 'vader', { accuracy: number }>
}

const TURNS = 5
/** Reviews of a timed turn: half a second and more. */
const TIMED = 4000

type Progress = (done: number, total: number) => void

/** Scores the corpus with the committed model. */
export function evaluateCommitted(reviews: readonly MarkedReview[]): SentimentFigures {
  const model = loadCommitted()
  const given = reviews.map(({ text, isGlad }) => ({ probability: scoreText(model, text), isGlad }))
  const sure = given.map(({ probability }) => verdictOf(model, probability) !== 'mixed')
  return figuresOf(reviews, given, sure)
}

/**
 * Learns on all folds but one and scores that one, in turn; all reviews of a film, and all copies of a
 * text, are in one fold. Each model is calibrated on one fold of its own training reviews.
 */
export function evaluateFolds(
  reviews: readonly MarkedReview[],
  folds: number,
  onProgress: Progress,
): SentimentFigures {
  const prepared = prepareReviews(reviews, folds)
  const given: Given[] = []
  const sure: boolean[] = []
  for (let fold = 0; fold < folds; fold++) {
    const isHeld = (review: PreparedReview) => review.fold === fold
    const { weights } = learnSentiment(
      prepared.filter((review) => !isHeld(review)),
      [(fold + 1) % folds],
      (done, total) => onProgress(fold + done / total, folds),
    )
    const model = new SentimentModel(weights)
    for (const { words, isGlad } of prepared.filter(isHeld)) {
      const probability = model.probability(model.margin(words))
      given.push({ probability, isGlad })
      sure.push(verdictOf(model, probability) !== 'mixed')
    }
  }
  return figuresOf(reviews, given, sure)
}

/** Reads the committed model. */
function loadCommitted(): SentimentModel {
  const { bytes } = readArtefact(MODELS_FOLDER, SENTIMENT)
  const weights: SentimentWeights = decodeWeights(bytes)
  return new SentimentModel(weights)
}

function figuresOf(
  reviews: readonly MarkedReview[],
  given: readonly Given[],
  sure: readonly boolean[],
): SentimentFigures {
  const right = given.map(({ probability, isGlad }) => probability > 0.5 === isGlad)
  const covered = right.filter((_, i) => sure[i])
  return {
    n: given.length,
    accuracy: shareOf(right),
    auc: areaUnderRoc(given.map((one) => ({ score: one.probability, isGood: one.isGlad }))) ?? 0,
    coverage: shareOf(sure),
    coveredAccuracy: shareOf(covered),
    ece: calibrationError(given),
    ...timings(reviews),
    peers: {
      'wink-nlp': { accuracy: shareOf(reviews.map(agrees(winkSentiment))) },
      vader: { accuracy: shareOf(reviews.map(agrees(vaderSentiment))) },
    },
  }
}

function timings(reviews: readonly MarkedReview[]) {
  const loadMs = median(
    Array.from({ length: TURNS }, () => {
      const start = performance.now()
      loadCommitted()
      return performance.now() - start
    }),
  )
  const model = loadCommitted()
  // Dealt over the corpus, so that glad and sad, long and short are among them.
  const step = Math.max(1, Math.floor(reviews.length / TIMED))
  const texts = reviews.filter((_, i) => i % step === 0).map(({ text }) => text)
  const rates = Array.from({ length: TURNS }, () => {
    const start = process.cpuUsage()
    for (const text of texts) scoreText(model, text)
    const { user, system } = process.cpuUsage(start)
    return texts.length / ((user + system) / 1e6)
  })
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0)
  return { reviewsPerSecond: median(rates), wordsPerReview: words / texts.length, loadMs }
}

function vaderSentiment(text: string): number {
  return SentimentIntensityAnalyzer.polarity_scores(text).compound
}

/** Peers are taken at their word: above nought is glad. */
function agrees(score: (text: string) => number) {
  return ({ text, isGlad }: MarkedReview) => score(text) > 0 === isGlad
}

function shareOf(flags: readonly boolean[]): number {
  return flags.length === 0 ? 0 : flags.filter(Boolean).length / flags.length
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
