import { expect, test } from 'vitest'
import { readReviewWords } from '@/lib/text/review-words'
import { aspectsOf } from './aspects'

const aspects = (text: string) => aspectsOf(readReviewWords(text).words)

test('a sentence speaks of what it names', () => {
  expect(aspects('The plot is thin but the acting is superb.')).toEqual(['story', 'acting'])
  expect(aspects('Gorgeous cinematography and a haunting soundtrack.')).toEqual([
    'visuals',
    'music',
  ])
  expect(aspects('It drags in the middle.')).toEqual(['pace'])
  expect(aspects('I laughed until the finale.')).toEqual(['humour', 'ending'])
  expect(aspects('Badly directed.')).toEqual(['direction'])
})

test('words that mean something else are left alone', () => {
  expect(aspects('In the end I liked it.')).toEqual([])
  expect(aspects('I score it seven.')).toEqual([])
  expect(aspects('The end is weak.')).toEqual(['ending'])
})
