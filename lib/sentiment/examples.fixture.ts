// Small made-up reviews that any sane classifier tells apart.
import { seededRandom } from '@/lib/math/random'
import { readReviewWords } from '@/lib/text/review-words'
import type { Example } from './train'

const GLAD = ['lovely', 'superb', 'moving', 'charming', 'brilliant', 'gripping']
const SAD = ['dull', 'awful', 'tedious', 'clumsy', 'annoying', 'hollow']
const PLAIN = ['film', 'harbour', 'actor', 'scene', 'winter', 'music', 'story', 'lamp']

/** Sentences with a feeling in each second of them, the same for the same seed. */
export function madeUpTexts(count: number, seed: number): { text: string; isGlad: boolean }[] {
  const random = seededRandom(seed)
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!
  return Array.from({ length: count }, (_, i) => {
    const isGlad = i % 2 === 0
    const sentences = Array.from({ length: 3 }, () => {
      const feeling = random() < 0.8 ? pick(isGlad ? GLAD : SAD) : pick(isGlad ? SAD : GLAD)
      return `The ${pick(PLAIN)} in the ${pick(PLAIN)} is ${feeling}.`
    })
    return { text: sentences.join(' '), isGlad }
  })
}

/** The same, read. */
export function madeUpExamples(count: number, seed: number): Example[] {
  return madeUpTexts(count, seed).map(({ text, isGlad }) => ({
    words: readReviewWords(text),
    isGlad,
  }))
}
