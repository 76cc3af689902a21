import { expect, test } from 'vitest'
import { normalRandom, seededRandom } from '@/lib/math/random'
import { bootstrapInterval, holm, pairedPermutation } from './resampling'

test('the interval of a mean covers it about as often as it says', () => {
  const normal = normalRandom(3)
  const random = seededRandom(4)
  let covered = 0
  for (let run = 0; run < 200; run++) {
    const values = Array.from({ length: 60 }, () => 2 + normal())
    const [low, high] = bootstrapInterval(values, { random, samples: 400 })
    if (low <= 2 && 2 <= high) covered++
  }
  expect(covered / 200).toBeGreaterThan(0.89)
  expect(covered / 200).toBeLessThan(0.99)
})

test('equal models differ significantly in about one run of twenty', () => {
  const normal = normalRandom(5)
  const random = seededRandom(6)
  let significant = 0
  for (let run = 0; run < 200; run++) {
    const a = Array.from({ length: 40 }, () => normal())
    const b = Array.from({ length: 40 }, () => normal())
    if (pairedPermutation(a, b, { random, samples: 400 }).p < 0.05) significant++
  }
  expect(significant / 200).toBeLessThan(0.1)
  expect(significant).toBeGreaterThan(1)
})

test('with all eight differences of one sign, 2 of 2^8 draws are as far', () => {
  const a = Array.from({ length: 8 }, () => 1)
  const b = Array.from({ length: 8 }, () => 0)
  const { difference, p } = pairedPermutation(a, b, { random: seededRandom(1), samples: 40_000 })
  expect(difference).toBe(1)
  expect(p).toBeCloseTo(2 / 256, 2)
})

test('no difference at all is no evidence', () => {
  expect(pairedPermutation([1, 2], [1, 2], { random: seededRandom(1) }).p).toBe(1)
})

test('a figure that is no number is refused, not found significant', () => {
  const options = { random: seededRandom(1) }
  expect(() => pairedPermutation([1, Number.NaN], [1, 2], options)).toThrow(/Got NaN and 2 at 1/)
})

test('lists of different length are refused', () => {
  expect(() => pairedPermutation([1], [1, 2], { random: seededRandom(1) })).toThrow(
    /1 and 2 values/,
  )
})

test('Holm multiplies the smallest by how many there are, the next by one less, never falling', () => {
  expect(holm([0.04, 0.01, 0.03])).toEqual([0.06, 0.03, 0.06])
})
