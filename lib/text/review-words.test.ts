import { expect, test } from 'vitest'
import { readReviewWords, splitSentences } from './review-words'

test('contractions are taken apart and what they negate is marked until the sentence turns', () => {
  const { words, isNegated } = readReviewWords("It wasn't good. It was bad.")
  expect(words).toEqual(['it', 'was', 'not', 'good', '.', 'it', 'was', 'bad', '.'])
  expect(words.filter((_, i) => isNegated[i])).toEqual(['good'])
})

test('sentences begin where the ones before end', () => {
  const { words, starts } = readReviewWords('One two. Three!')
  expect(starts).toEqual([0, 3, words.length])
  expect(splitSentences('One two. Three!')).toEqual(['One two.', 'Three!'])
})

test('an empty text has no words', () => {
  expect(readReviewWords('')).toMatchObject({ words: [], starts: [0, 0] })
})

test('a word without end does not take time without end', () => {
  const start = performance.now()
  expect(readReviewWords(`good ${'a-'.repeat(100_000)} film`).words).toEqual(['good', 'film'])
  expect(performance.now() - start).toBeLessThan(2000)
})
