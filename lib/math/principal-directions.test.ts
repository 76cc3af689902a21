import { expect, test } from 'vitest'
import { projectOnPrincipalDirections } from './principal-directions'
import { seededRandom } from './random'
import { sparseFrom } from './sparse'

const random = seededRandom(2)
const rows = Array.from({ length: 40 }, (_, r) =>
  Array.from({ length: 12 }, (_, c) => [c, (c % 3 === r % 3 ? 3 : 0) + random() * 0.1] as const),
)
const matrix = sparseFrom(rows, 12)
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, i) => sum + value * b[i]!, 0)

test('three directions keep nearly all of what three patterns make', () => {
  const projected = projectOnPrincipalDirections(matrix, { count: 3, seed: 1 })
  for (const [a, b] of [
    [0, 1],
    [0, 3],
    [5, 17],
  ] as const) {
    const exact = dot(
      rows[a]!.map(([, v]) => v),
      rows[b]!.map(([, v]) => v),
    )
    const kept = dot(projected.subarray(a * 3, a * 3 + 3), projected.subarray(b * 3, b * 3 + 3))
    expect(Math.abs(kept - exact)).toBeLessThan(0.1)
  }
})

test('more directions than columns add nothing', () => {
  const projected = projectOnPrincipalDirections(matrix, { count: 15, seed: 1 })
  for (let r = 0; r < 40; r++)
    expect(
      dot(projected.subarray(r * 15, (r + 1) * 15), projected.subarray(r * 15, (r + 1) * 15)),
    ).toBeCloseTo(
      dot(
        rows[r]!.map(([, v]) => v),
        rows[r]!.map(([, v]) => v),
      ),
      3,
    )
})

test('the same seed gives the same numbers', () => {
  const once = projectOnPrincipalDirections(matrix, { count: 3, seed: 1 })
  expect(projectOnPrincipalDirections(matrix, { count: 3, seed: 1 })).toEqual(once)
})
