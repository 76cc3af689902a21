import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Answer,
  areaUnderCurve,
  averagePrecision,
  hitRate,
  ndcg,
  precision,
  recall,
  reciprocalRank,
} from './list-metrics'

/** Relevant films at places 1, 3 and 12 of a long list. */
const answer: Answer = { ranks: [0, 2, 11], relevant: 3 }

test('the figures of a list worked by hand', () => {
  expect(hitRate(answer, 10)).toBe(1)
  expect(precision(answer, 10)).toBeCloseTo(0.2, 12)
  expect(recall(answer, 10)).toBeCloseTo(2 / 3, 12)
  // (1 + 1/2) / (1 + 1/log2(3) + 1/2)
  expect(ndcg(answer, 10)).toBeCloseTo(1.5 / (1.5 + 1 / Math.log2(3)), 12)
  expect(averagePrecision(answer, 10)).toBeCloseTo((1 + 2 / 3) / 3, 12)
  expect(reciprocalRank({ ranks: [3], relevant: 1 })).toBe(0.25)
  // Of 3 x 9 pairs among 12 films one relevant film has 0, one 1 and one 9 others before it.
  expect(areaUnderCurve(answer, 12)).toBeCloseTo(1 - 10 / 27, 12)
})

test('relevant films that cannot be ranked are missed, not forgotten', () => {
  expect(recall({ ranks: [0], relevant: 2 }, 10)).toBe(0.5)
  expect(ndcg({ ranks: [0], relevant: 2 }, 10)).toBeLessThan(1)
})

test('a user without relevant films is refused', () => {
  expect(() => recall({ ranks: [], relevant: 0 }, 10)).toThrow(/Got 0 relevant films and 0 ranks/)
  expect(() => ndcg({ ranks: [0, 1], relevant: 1 }, 10)).toThrow(RangeError)
})

test('of two relevant films one that is not ranked halves the area', () => {
  expect(areaUnderCurve({ ranks: [0], relevant: 2 }, 10)).toBe(0.5)
})

/** A list as it would be drawn: true where a film is relevant. */
const lists = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 40 })
  .filter((list) => list.includes(true))
const answerOf = (list: boolean[]): Answer => {
  const ranks = list.flatMap((isRelevant, rank) => (isRelevant ? [rank] : []))
  return { ranks, relevant: ranks.length }
}

describe('against counting by hand', () => {
  test('nDCG, average precision and recall', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 20 }), (list, k) => {
        const first = list.slice(0, k)
        const relevant = list.filter(Boolean).length
        const dcg = (some: boolean[]) =>
          some.reduce((sum, isIn, i) => sum + (isIn ? 1 / Math.log2(i + 2) : 0), 0)
        const best = list.toSorted((a, b) => Number(b) - Number(a)).slice(0, k)
        expect(ndcg(answerOf(list), k)).toBeCloseTo(dcg(first) / dcg(best), 10)
        let precisions = 0
        first.forEach((isIn, i) => {
          if (isIn) precisions += first.slice(0, i + 1).filter(Boolean).length / (i + 1)
        })
        expect(averagePrecision(answerOf(list), k)).toBeCloseTo(
          precisions / Math.min(k, relevant),
          10,
        )
        expect(recall(answerOf(list), k)).toBeCloseTo(first.filter(Boolean).length / relevant, 10)
      }),
    )
  })

  test('the area under the curve is the share of pairs in the right order', () => {
    fc.assert(
      fc.property(lists, (list) => {
        let right = 0
        let pairs = 0
        list.forEach((a, i) => {
          list.forEach((b, j) => {
            if (!a || b) return
            pairs++
            if (i < j) right++
          })
        })
        const expected = pairs === 0 ? 0.5 : right / pairs
        expect(areaUnderCurve(answerOf(list), list.length)).toBeCloseTo(expected, 10)
      }),
    )
  })
})
