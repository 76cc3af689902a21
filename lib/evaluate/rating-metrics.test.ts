import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mae, rmse, signAccuracy } from './rating-metrics'

const stars = (...values: number[]) => Float64Array.from(values)

test('errors of 1, 1, 1 and 3 stars have a root mean square of √3 and a mean of 1.5', () => {
  const predictions = stars(4, 2, 3, 5)
  const ratings = stars(3, 3, 4, 2)
  expect(rmse(predictions, ratings)).toBeCloseTo(Math.sqrt(3), 14)
  expect(mae(predictions, ratings)).toBe(1.5)
})

test('right predictions have no error, in 32 bits too', () => {
  const ratings = Float32Array.of(0.5, 3.5, 5)
  expect(rmse(ratings, ratings)).toBe(0)
  expect(mae(ratings, ratings)).toBe(0)
})

test('the root mean square is never below the mean error', () => {
  const pairs = fc.array(
    fc.tuple(
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
    ),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(pairs, (list) => {
      const predictions = stars(...list.map(([prediction]) => prediction))
      const ratings = stars(...list.map(([, rating]) => rating))
      expect(rmse(predictions, ratings)).toBeGreaterThanOrEqual(mae(predictions, ratings) - 1e-12)
    }),
  )
})

test('the same side of the mean is right, the other wrong, the mean itself half right', () => {
  const means = stars(3, 3, 3, 3)
  expect(signAccuracy(stars(4, 4, 3, 2), stars(5, 1, 5, 3), means)).toBe((1 + 0 + 0.5 + 0.5) / 4)
})

test('each prediction is held against the mean of its own user', () => {
  expect(signAccuracy(stars(3, 3), stars(3, 3), stars(2, 4))).toBe(1)
  expect(signAccuracy(stars(3, 3), stars(3, 1), stars(2, 2))).toBe(0.5)
})

test('columns of unlike lengths and no ratings at all are refused', () => {
  expect(() => rmse(stars(1), stars(1, 2))).toThrow('Got 1 numbers, expected 2, one a rating.')
  expect(() => mae(stars(1, 2, 3), stars(1, 2))).toThrow('Got 3 numbers, expected 2')
  expect(() => signAccuracy(stars(1), stars(1), stars())).toThrow('Got 0 numbers, expected 1')
  expect(() => rmse(stars(), stars())).toThrow('Got no ratings')
})
