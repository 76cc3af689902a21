import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentsOf } from './moments'
import {
  countDistinct,
  distinctNumbers,
  lowerBound,
  quantile,
  sortedNumbers,
  upperBound,
} from './sorted'

const numbers = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(Number.NaN)))
const some = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2 })

test('numbers are sorted without their nulls, infinite ones included', () => {
  const values = [3, Number.NaN, Number.POSITIVE_INFINITY, -1, Number.NaN]
  expect([...sortedNumbers(values)]).toEqual([-1, 3, Number.POSITIVE_INFINITY])
  expect(sortedNumbers([Number.NaN])).toHaveLength(0)
})

test('bounds are where a walk from the left finds them', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: -6, max: 6 }), (values, x) => {
      const sorted = sortedNumbers(values)
      expect(lowerBound(sorted, x)).toBe(sorted.filter((value) => value < x).length)
      expect(upperBound(sorted, x)).toBe(sorted.filter((value) => value <= x).length)
    }),
  )
})

test('distinct values are those of a set', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const expected = [...new Set(values.filter((value) => !Number.isNaN(value)))]
      const sorted = sortedNumbers(values)
      expect(countDistinct(sorted)).toBe(expected.length)
      expect([...distinctNumbers(sorted)]).toEqual(expected.sort((a, b) => a - b))
    }),
  )
})

test('quantiles lie on the line between order statistics', () => {
  expect([0, 0.25, 0.5, 1].map((p) => quantile([1, 2, 3, 10], p))).toEqual([1, 1.75, 2.5, 10])
  expect(quantile([7], 0.3)).toBe(7)
})

test('quantiles of nothing are refused', () => {
  expect(() => quantile([], 0.5)).toThrow('Got no values, expected at least one.')
})

test('quantiles never fall as their share grows', () => {
  const doubles = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 })
  fc.assert(
    fc.property(doubles, (values) => {
      const sorted = sortedNumbers(values)
      const points = Array.from({ length: 101 }, (_, i) => quantile(sorted, i / 100))
      expect(points).toEqual([...points].sort((a, b) => a - b))
    }),
  )
})

test('moments equal those of two slow passes', () => {
  fc.assert(
    fc.property(some, (values) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      const moments = momentsOf([...values, Number.NaN])
      expect(moments.mean).toBeCloseTo(mean, 9)
      expect(moments.standardDeviation).toBeCloseTo(Math.sqrt(squares / (values.length - 1)), 9)
    }),
  )
})

test('too few values have no moments', () => {
  expect(momentsOf([Number.NaN])).toEqual({ mean: null, standardDeviation: null })
  expect(momentsOf([4])).toEqual({ mean: 4, standardDeviation: null })
})
