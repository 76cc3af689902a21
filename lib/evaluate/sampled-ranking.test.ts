import { expect, test } from 'vitest'
import { sparseFrom } from '@/lib/math/sparse'
import { evaluateSampled } from './sampled-ranking'

const model = {
  rows: sparseFrom(
    [
      [
        [1, 0.9],
        [2, 0.5],
        [3, 0.5],
      ],
      [],
      [],
      [],
    ],
    4,
  ),
  bias: null,
}
const taste = { items: [0], weights: [1] }

test('a film that ties with another stands behind it, and is not its own rival', () => {
  const figures = evaluateSampled([{ taste, item: 2, negatives: [3, 2] }], model)
  expect(figures.hr10).toBe(1)
  expect(figures.ndcg10).toBeCloseTo(1 / Math.log2(3), 12)
})

test('the eleventh place is no hit', () => {
  const wide = {
    rows: sparseFrom([[], ...Array.from({ length: 11 }, () => [])], 12),
    bias: new Float32Array(12).fill(1),
  }
  const negatives = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  expect(evaluateSampled([{ taste, item: 11, negatives }], wide)).toEqual({ hr10: 0, ndcg10: 0 })
})
