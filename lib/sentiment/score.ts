// Is this review glad or sad, how sure are we, about what, and because of which words?
import { readReviewWords, splitSentences } from '@/lib/text/review-words'
import { type Aspect, aspectsOf } from './aspects'
import type { SentimentModel } from './model'

export const VERDICTS = ['glad', 'mixed', 'sad'] as const
/** What a review is marked as; mixed is what lies within the neutral band. */
export type Verdict = (typeof VERDICTS)[number]

/** What a sentence says about an aspect of the film. */
export type AspectMention = { aspect: Aspect; verdict: Verdict; probability: number; text: string }

export type Sentiment = {
  /** Of being glad, 0 to 1. */
  probability: number
  verdict: Verdict
  /** The terms that moved the score most towards the verdict, at most five. */
  because: string[]
  mentions: AspectMention[]
}

const MOST_TERMS = 5
/** Shorter sentences are too little to be marked. */
const SHORTEST_SENTENCE = 4
const WORD = /^\p{L}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+)?$/u
/** Said by everybody about everything: a term of these alone explains nothing. */
const EMPTY_WORDS = new Set(
  `a about all also am an and any are as at be been but by can could did do does even for from get had has have he
  her here him his how i if in into is it its just like me more most my no not of on one only or other our out
  over own she should so some such than that the their them then there these they this those to too up us very
  was we were what when where which who why will with would you your … film films movie movies`.split(
    /\s+/,
  ),
)

/** The probability that a text is glad, and no more: what is measured and what is fast. */
export function scoreText(model: SentimentModel, text: string): number {
  return model.probability(model.margin(readReviewWords(text)))
}

/** Scores a review whole, sentence by sentence where one speaks of an aspect, and says why. */
export function scoreReview(model: SentimentModel, text: string): Sentiment {
  const words = readReviewWords(text)
  const probability = model.probability(model.margin(words))
  const verdict = verdictOf(model, probability)
  return {
    probability,
    verdict,
    because: tellingTerms(model, words, probability >= 0.5),
    mentions: splitSentences(text).flatMap((sentence) => mentionsIn(model, sentence)),
  }
}

/** Glad above the neutral band, sad below it, mixed within. */
export function verdictOf({ weights }: SentimentModel, probability: number): Verdict {
  if (probability > weights.band.high) return 'glad'
  return probability < weights.band.low ? 'sad' : 'mixed'
}

function mentionsIn(model: SentimentModel, sentence: string): AspectMention[] {
  const words = readReviewWords(sentence)
  if (words.words.length < SHORTEST_SENTENCE) return []
  const aspects = aspectsOf(words.words)
  if (aspects.length === 0) return []
  const probability = model.probability(model.margin(words))
  const verdict = verdictOf(model, probability)
  const text = sentence.replace(/\s+/g, ' ').trim()
  return aspects.map((aspect) => ({ aspect, verdict, probability, text }))
}

/** A pair and its own words say the same: the stronger of them stands for both. */
function tellingTerms(
  model: SentimentModel,
  words: Parameters<SentimentModel['contributions']>[0],
  isGlad: boolean,
): string[] {
  const terms: string[] = []
  for (const { text, contribution } of model.contributions(words)) {
    if (contribution > 0 !== isGlad || !WORD.test(text.replace('not … ', ''))) continue
    if (text.split(' ').every((word) => EMPTY_WORDS.has(word))) continue
    if (terms.some((term) => overlap(term, text))) continue
    terms.push(text)
    if (terms.length === MOST_TERMS) break
  }
  return terms
}

function overlap(a: string, b: string): boolean {
  const words = new Set(a.split(' '))
  return b.split(' ').some((word) => words.has(word) && word !== 'not' && word !== '…')
}
