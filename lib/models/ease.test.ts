import { expect, test } from 'vitest'
import { randomInteractions } from './checkerboard.fixture'
import { fitEase } from './ease'

/** B by the textbook: Gauss-Jordan in doubles on XᵀX + λI. */
function oracle(data: ReturnType<typeof randomInteractions>, regularisation: number): number[][] {
  const n = data.items
  const gram = Array.from({ length: n }, (_, i) =>
    Array.from({ length: 2 * n }, (_, j) => (i === j ? regularisation : j === n + i ? 1 : 0)),
  )
  for (let u = 0; u < data.users; u++) {
    const row = data.indices.subarray(data.offsets[u]!, data.offsets[u + 1]!)
    for (const i of row) for (const j of row) gram[i]![j]! += 1
  }
  for (let p = 0; p < n; p++) {
    const pivot = gram[p]!.map((value) => value / gram[p]![p]!)
    gram[p] = pivot
    for (let r = 0; r < n; r++)
      if (r !== p) {
        const weight = gram[r]![p]!
        gram[r] = gram[r]!.map((value, c) => value - weight * pivot[c]!)
      }
  }
  const inverse = gram.map((row) => row.slice(n))
  return inverse.map((row, i) => row.map((value, j) => (i === j ? 0 : -value / inverse[j]![j]!)))
}

test.each([60, 12])('with %i users the weights are those of the closed form', async (users) => {
  const data = randomInteractions({ users, items: 30, share: 0.3, seed: 3 })
  const { rows } = await fitEase(data, { regularisation: 5, weights: 30, mostItems: 100 })
  const expected = oracle(data, 5)
  for (let i = 0; i < rows.rows; i++)
    for (let e = rows.offsets[i]!; e < rows.offsets[i + 1]!; e++)
      expect(rows.values[e]).toBeCloseTo(expected[i]![rows.indices[e]!]!, 4)
  expect(rows.indices.length).toBeGreaterThan(28 * 27)
})

test('of a larger catalogue the films liked least are left out', async () => {
  const data = randomInteractions({ users: 60, items: 30, share: 0.3, seed: 3 })
  const { rows } = await fitEase(data, { regularisation: 5, weights: 30, mostItems: 10 })
  expect(rows.indices.length).toBe(10 * 9)
})
