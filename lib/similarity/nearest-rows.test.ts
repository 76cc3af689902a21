import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { type Sparse, type SparseRows, sparseFrom } from '@/lib/math/sparse'
import { nearestRows } from './nearest-rows'

type Entry = [column: number, weight: number]

/** The slow, obvious way: every product in 64 bits, then a sort. */
function slowNearest(matrix: Sparse, k: number): Entry[][] {
  const { rows, columns, offsets, indices, values } = matrix
  return Array.from({ length: rows }, (_, row) => {
    const dense = new Float64Array(columns)
    for (let e = offsets[row]!; e < offsets[row + 1]!; e++) dense[indices[e]!] = values[e]!
    const scores = Array.from({ length: rows }, (_, other): Entry => {
      let sum = 0
      for (let e = offsets[other]!; e < offsets[other + 1]!; e++)
        sum += dense[indices[e]!]! * values[e]!
      return [other, Math.fround(sum)]
    })
    return scores
      .filter(([other, score]) => other !== row && score > 0)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, k)
  })
}

function entriesOf({ rows, offsets, indices, values }: SparseRows): Entry[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: offsets[row + 1]! - offsets[row]! }, (_, n): Entry => {
      const at = offsets[row]! + n
      return [indices[at]!, values[at]!]
    }),
  )
}

/** Rows of length `length` with frequent and rare columns, `most` entries at most. */
function randomMatrix(
  rows: number,
  {
    seed = 1,
    columns = 300,
    most = 12,
    length = 1,
    weigh = (random: () => number) => 0.2 + random(),
  },
): Sparse {
  const random = seededRandom(seed)
  return sparseFrom(
    Array.from({ length: rows }, () => {
      const row = new Map<number, number>()
      const entries = Math.floor(random() * (most + 1))
      for (let n = 0; n < entries; n++) row.set(Math.floor(columns * random() ** 3), weigh(random))
      const norm = Math.hypot(...row.values()) / length
      return [...row].sort((a, b) => a[0] - b[0]).map(([c, w]): Entry => [c, w / norm])
    }),
    columns,
  )
}

describe('nearestRows', () => {
  test('finds by hand what three small rows have in common', () => {
    const matrix = sparseFrom(
      [
        [[0, 1]],
        [
          [0, 0.6],
          [1, 0.8],
        ],
        [[1, 1]],
      ],
      2,
    )
    expect(entriesOf(nearestRows(matrix, { k: 2 }))).toEqual([
      [[1, Math.fround(0.6)]],
      [
        [2, Math.fround(0.8)],
        [0, Math.fround(0.6)],
      ],
      [[1, Math.fround(0.8)]],
    ])
  })

  test.each([
    ['few rows', 40, {}],
    ['more rows than groups, so that thresholds are raised', 2000, { columns: 800 }],
    ['long rows, whose rounding adds up', 700, { most: 120 }],
    ['signed weights', 900, { weigh: (random: () => number) => random() - 0.5 }],
    ['rows of thousands of weights', 30, { columns: 20_000, most: 8000 }],
    ['rows of length 40', 700, { length: 40 }],
    ['few distinct rows, so that most scores tie', 1500, { columns: 4, most: 2, weigh: () => 1 }],
  ])('finds the very bytes of the slow way: %s', (_, rows, shape) => {
    const matrix = randomMatrix(rows, shape)
    expect(entriesOf(nearestRows(matrix, { k: 20 }))).toEqual(slowNearest(matrix, 20))
  })

  test('finds every neighbour where k exceeds the rows', () => {
    const matrix = randomMatrix(60, { seed: 5 })
    expect(entriesOf(nearestRows(matrix, { k: 500 }))).toEqual(slowNearest(matrix, 500))
  })

  test('finds faint neighbours whose approximate score rounds to nothing', () => {
    const matrix = sparseFrom(
      [
        [
          [0, 1],
          [1, 1e-6],
        ],
        [
          [1, 1e-6],
          [2, 1],
        ],
      ],
      3,
    )
    expect(entriesOf(nearestRows(matrix, { k: 1 }))).toEqual(slowNearest(matrix, 1))
  })

  test('gives a part of the rows the same neighbours as the whole', () => {
    const matrix = randomMatrix(1300, { seed: 3 })
    const part = nearestRows(matrix, { k: 10, from: 600, to: 900 })
    expect(entriesOf(part)).toEqual(entriesOf(nearestRows(matrix, { k: 10 })).slice(600, 900))
  })

  test('gives no rows for no rows, and none for a row alone', () => {
    expect(nearestRows(sparseFrom([], 3), { k: 5 }).rows).toBe(0)
    expect(entriesOf(nearestRows(sparseFrom([[[0, 1]]], 1), { k: 5 }))).toEqual([[]])
  })

  test('refuses a row of more weights than 16-bit sums can bear', () => {
    const weight = 1 / Math.sqrt(60_000)
    const long = Array.from({ length: 60_000 }, (_, column): Entry => [column, weight])
    expect(() => nearestRows(sparseFrom([long, long], 60_000), { k: 1 })).toThrow('40,000')
  })

  test('refuses a weight that is no number, a k of nothing and a range outside', () => {
    const matrix = sparseFrom([[[0, Number.NaN]]], 1)
    expect(() => nearestRows(matrix, { k: 1 })).toThrow(/row 0 .*not finite/)
    expect(() => nearestRows(randomMatrix(3, {}), { k: 0 })).toThrow('Got k 0')
    expect(() => nearestRows(randomMatrix(3, {}), { k: 1, to: 4 })).toThrow('Got rows 0 to 4')
  })
})
