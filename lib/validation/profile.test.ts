import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type NumberProfile, profileColumn, profileTable, type TextProfile } from './profile'

const profileNumbers = (values: ArrayLike<number>) =>
  profileColumn({ kind: 'number', values }) as NumberProfile
const profileTexts = (values: (string | null)[]) =>
  profileColumn({ kind: 'text', values }) as TextProfile
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)
const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)

test('numbers are told by counts, range, moments and quantiles', () => {
  const profile = profileNumbers([2, 4, Number.NaN, 6, 8, Number.POSITIVE_INFINITY])
  expect(profile).toMatchObject({ count: 6, nulls: 1, infinite: 1, distinct: 4, min: 2, max: 8 })
  expect(profile.mean).toBe(5)
  expect(profile.standardDeviation).toBeCloseTo(Math.sqrt(20 / 3), 12)
  expect(profile.quantiles.find(({ p }) => p === 0.5)).toEqual({ p: 0.5, value: 5 })
  expect(profile.sketch).toHaveLength(101)
  expect([profile.sketch[0], profile.sketch[50], profile.sketch[100]]).toEqual([2, 5, 8])
})

test('twenty distinct values have a bin each', () => {
  const { histogram } = profileNumbers([...upTo(20), 19])
  expect(histogram).toEqual({ kind: 'values', values: upTo(20), counts: [...Array(19).fill(1), 2] })
})

test('twenty-one distinct values have twenty bins of equal width, the last with its upper edge', () => {
  const { histogram } = profileNumbers(upTo(21))
  const counts = [...Array(19).fill(1), 2]
  expect(histogram).toEqual({ kind: 'intervals', edges: upTo(21), counts })
})

test('a column of nulls has a profile without figures', () => {
  const profile = profileNumbers([Number.NaN, Number.NaN])
  expect(profile).toMatchObject({ count: 2, nulls: 2, distinct: 0, min: null, mean: null })
  expect(profile).toMatchObject({ quantiles: [], sketch: [], histogram: { values: [] } })
  expect(profileTexts([null])).toMatchObject({ nulls: 1, distinct: 0, lengths: null, frequent: [] })
})

test('texts are told by lengths and the most frequent, ties in order', () => {
  const profile = profileTexts(['b', 'a', null, 'a', 'cccc', ''])
  expect(profile).toMatchObject({ count: 6, nulls: 1, distinct: 4, isDistinctExact: true })
  expect(profile.lengths).toEqual({ min: 0, max: 4, mean: 7 / 5 })
  expect(profile.frequent.map(({ value }) => value)).toEqual(['a', '', 'b', 'cccc'])
  expect(profile.frequent[0]).toEqual({ value: 'a', count: 2 })
})

test('twenty frequent texts are kept of more', () => {
  const profile = profileTexts(upTo(30).map((i) => `t${i}`))
  expect(profile).toMatchObject({ distinct: 30 })
  expect(profile.frequent).toHaveLength(20)
})

test('distinct texts beyond a million are not counted, which the profile says', () => {
  const profile = profileTexts([...upTo(1_000_001).map(String), '0'])
  expect(profile).toMatchObject({ distinct: 1_000_000, isDistinctExact: false })
  expect(profile.frequent[0]).toEqual({ value: '0', count: 2 })
})

test('bins hold what a count of each value says', () => {
  const doubles = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }))
  fc.assert(
    fc.property(doubles, (values) => {
      const { histogram } = profileNumbers(values)
      expect(sum(histogram.counts)).toBe(values.length)
      expect(histogram.counts.length).toBeLessThanOrEqual(20)
      if (histogram.kind === 'values') return
      const [first = 0, second = 0] = histogram.edges
      const counted = values.filter((value) => value >= first && value < second).length
      expect(histogram.counts[0]).toBe(counted)
    }),
  )
})

test('a profile is the same after JSON', () => {
  const table = {
    name: 'films',
    rows: 2,
    columns: new Map([
      ['year', { kind: 'number', values: Int16Array.of(1999, 2001) } as const],
      ['title', { kind: 'text', values: ['Alien', null] } as const],
    ]),
  }
  const profile = profileTable(table)
  expect(profile).toMatchObject({ table: 'films', rows: 2 })
  expect(JSON.parse(JSON.stringify(profile))).toEqual(profile)
})

test('a column longer than its table is refused', () => {
  const columns = new Map([['year', { kind: 'number', values: [1, 2] } as const]])
  expect(() => profileTable({ name: 'films', rows: 1, columns })).toThrow(
    'Got 2 values in films.year, expected 1, one a row.',
  )
})

test('two million numbers are profiled', () => {
  const profile = profileNumbers(Float32Array.from({ length: 2_000_000 }, (_, i) => (i % 10) / 2))
  expect(profile).toMatchObject({ count: 2_000_000, distinct: 10, mean: expect.closeTo(2.25, 9) })
  expect(profile.histogram.counts).toEqual(Array(10).fill(200_000))
})
