import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import {
  compareColumns,
  compareProfiles,
  kolmogorovSmirnov,
  populationStabilityIndex,
} from './drift'
import { type NumberProfile, profileColumn, profileTable } from './profile'
import type { Column } from './table'

const number = (values: ArrayLike<number>): Column => ({ kind: 'number', values })
const text = (values: (string | null)[]): Column => ({ kind: 'text', values })
const drift = (before: Column, after: Column) =>
  compareColumns(profileColumn(before), profileColumn(after))
const repeat = (times: number, values: number[]) =>
  Array.from({ length: times }, () => values).flat()
const ascending = (values: number[]) => [...values].sort((a, b) => a - b)

/** The greatest gap between two samples' step functions, counted at every value. */
function gapSlowly(a: number[], b: number[]): number {
  const share = (values: number[], x: number) => values.filter((v) => v <= x).length / values.length
  return Math.max(...[...a, ...b].map((x) => Math.abs(share(a, x) - share(b, x))))
}

/** The index over single values, with the same floor, written out. */
function indexSlowly(before: number[], after: number[]): number {
  let sum = 0
  const share = (values: number[], x: number) =>
    Math.max(0.0001, values.filter((v) => v === x).length / values.length)
  for (const x of new Set(before))
    sum += (share(after, x) - share(before, x)) * Math.log(share(after, x) / share(before, x))
  const fresh = after.filter((x) => !before.includes(x)).length / after.length
  return sum + (Math.max(0.0001, fresh) - 0.0001) * Math.log(Math.max(0.0001, fresh) / 0.0001)
}

const few = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 })
const many = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 300 })

test('equal shares have index zero, and a hand-worked change its sum', () => {
  expect(populationStabilityIndex([0.5, 0.5], [0.5, 0.5])).toBe(0)
  const byHand = 0.2 * Math.log(0.7 / 0.5) - 0.2 * Math.log(0.3 / 0.5)
  expect(populationStabilityIndex([0.5, 0.5], [0.7, 0.3])).toBeCloseTo(byHand, 12)
})

test('an empty bin counts as one in ten thousand', () => {
  const byHand = 0.4999 * Math.log(0.5 / 0.0001) + 0.5 * Math.log(2)
  expect(populationStabilityIndex([0, 1], [0.5, 0.5])).toBeCloseTo(byHand, 12)
})

test('shares of other bins are refused', () => {
  expect(() => populationStabilityIndex([1], [0.5, 0.5])).toThrow(
    'Got 2 actual shares, expected 1.',
  )
})

test('samples apart have distance one, equal samples none', () => {
  expect(kolmogorovSmirnov([1, 2, 3], [4, 5, 6])).toBe(1)
  expect(kolmogorovSmirnov([1, 2, 2, 3], [1, 2, 2, 3])).toBe(0)
  expect(kolmogorovSmirnov([1], [1])).toBe(0)
})

test('an empty sample has no distance', () => {
  expect(() => kolmogorovSmirnov([], [1])).toThrow(
    'Got 0 and 1 points, expected at least one each.',
  )
})

test('the distance of samples is that of their step functions, but for one step of each', () => {
  fc.assert(
    fc.property(many, many, (a, b) => {
      const off = Math.abs(kolmogorovSmirnov(ascending(a), ascending(b)) - gapSlowly(a, b))
      expect(off).toBeLessThanOrEqual(1 / a.length + 1 / b.length + 1e-9)
    }),
  )
})

test('the distance of sketches is off by a hundredth more for each', () => {
  const sketch = (values: number[]) => (profileColumn(number(values)) as NumberProfile).sketch
  fc.assert(
    fc.property(many, many, (a, b) => {
      const off = Math.abs(kolmogorovSmirnov(sketch(a), sketch(b)) - gapSlowly(a, b))
      expect(off).toBeLessThanOrEqual(1 / a.length + 1 / b.length + 0.02 + 1e-9)
    }),
  )
})

test('the index of few values is that of a count of each, new ones in one bin', () => {
  fc.assert(
    fc.property(few, few, (a, b) => {
      expect(drift(number(a), number(b)).psi).toBeCloseTo(indexSlowly(a, b), 9)
      const asText = drift(text(a.map(String)), text(b.map(String)))
      expect(asText.psi).toBeCloseTo(indexSlowly(a, b), 9)
    }),
  )
})

test('a column does not drift from itself, nor with its rows doubled', () => {
  fc.assert(
    fc.property(many, (values) => {
      const still = { psi: 0, ks: 0, verdict: 'stable' }
      expect(drift(number(values), number(values))).toEqual(still)
    }),
  )
  const values = Array.from({ length: 1000 }, (_, i) => i * i)
  expect(drift(number(values), number(repeat(2, values))).verdict).toBe('stable')
})

test('many values are binned by deciles: half of them moved beyond the top is a known index', () => {
  const before = Array.from({ length: 10_001 }, (_, i) => i)
  const after = before.map((x) => (x % 2 === 0 ? x : 20_000))
  const { psi, ks, verdict } = drift(number(before), number(after))
  const lost = 10 * -0.05 * Math.log(0.05 / 0.1)
  expect(psi).toBeCloseTo(lost + (0.5 - 0.0001) * Math.log(0.5 / 0.0001), 1)
  expect(ks).toBeCloseTo(0.5, 2)
  expect(verdict).toBe('shifted')
})

test('two samples of one population are stable', () => {
  const random = seededRandom(3)
  const sample = () => number(Float64Array.from({ length: 20_000 }, () => random() ** 2))
  const { psi, ks, verdict } = drift(sample(), sample())
  expect(psi).toBeLessThan(0.01)
  expect(ks).toBeLessThan(0.03)
  expect(verdict).toBe('stable')
})

test('verdicts change at an index of .1 and .25', () => {
  const share = (ones: number) => number([...Array(ones).fill(1), ...Array(1000 - ones).fill(0)])
  expect(drift(share(500), share(650))).toMatchObject({ verdict: 'stable' })
  expect(drift(share(500), share(660))).toMatchObject({ verdict: 'moved' })
  expect(drift(share(500), share(730))).toMatchObject({ verdict: 'moved' })
  expect(drift(share(500), share(750))).toMatchObject({ verdict: 'shifted' })
})

test('a constant that changes is seen, below and above', () => {
  const spread = Array.from({ length: 100 }, (_, i) => i + 1)
  for (const before of [0, 50, 200])
    expect(drift(number(Array(100).fill(before)), number(spread)).verdict).toBe('shifted')
})

test('values lost to nulls are drift', () => {
  const values = Array.from({ length: 100 }, (_, i) => i)
  const after = values.map((x) => (x % 2 === 0 ? x : Number.NaN))
  expect(drift(number(values), number(after)).verdict).toBe('shifted')
  expect(drift(number(values), number(Array(100).fill(Number.NaN)))).toMatchObject({
    ks: null,
    verdict: 'shifted',
  })
  expect(drift(number(Array(100).fill(Number.NaN)), number(values)).verdict).toBe('shifted')
})

test('texts beyond the twenty most frequent are one bin', () => {
  const names = Array.from({ length: 500 }, (_, i) => `film ${i}`)
  expect(drift(text(names), text([...names].reverse()))).toMatchObject({ psi: 0, ks: null })
})

test('columns that have gone or changed kind have shifted, new ones are left out', () => {
  const table = (columns: [string, Column][]) =>
    profileTable({ name: 't', rows: 1, columns: new Map(columns) })
  const before = table([
    ['a', number([1])],
    ['b', number([1])],
    ['c', text(['x'])],
  ])
  const after = table([
    ['b', text(['1'])],
    ['c', text(['x'])],
    ['d', text(['x'])],
  ])
  const gone = { psi: null, ks: null, verdict: 'shifted' }
  const still = { psi: 0, ks: null, verdict: 'stable' }
  expect(compareProfiles(before, after)).toEqual({ a: gone, b: gone, c: still })
})

test('an empty table is stable against an empty one, and has shifted from a full one', () => {
  expect(drift(number([]), number([])).verdict).toBe('stable')
  expect(drift(number([1]), number([]))).toEqual({ psi: null, ks: null, verdict: 'shifted' })
})

test('profiles of two tables are not compared', () => {
  const profile = (name: string) => profileTable({ name, rows: 0, columns: new Map() })
  expect(() => compareProfiles(profile('a'), profile('b'))).toThrow(
    'Got a profile of b, expected one of a.',
  )
})
