import { expect, test } from 'vitest'
import { seededRandom } from './random'
import {
  invertSymmetric,
  layOutSymmetric,
  progressOf,
  takePart,
  valuesOf,
} from './symmetric-inverse'

/** A matrix of the form AAᵀ + I, row after row. */
function positiveDefinite(n: number, seed: number): number[][] {
  const random = seededRandom(seed)
  const a = Array.from({ length: n }, () => Array.from({ length: n }, () => random() - 0.5))
  return a.map((x, i) => a.map((y, j) => x.reduce((sum, v, k) => sum + v * y[k]!, i === j ? 1 : 0)))
}

function laidOut(matrix: number[][], threads = 1) {
  const symmetric = layOutSymmetric(matrix.length, threads)
  const values = valuesOf(symmetric)
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) values[i * symmetric.stride + j] = row[j]!
  })
  return symmetric
}

/** The largest deviation of matrix · inverse from the identity. */
function deviation(matrix: number[][], inverse: ReturnType<typeof laidOut>): number {
  const values = valuesOf(inverse)
  const at = (i: number, j: number) => values[Math.max(i, j) * inverse.stride + Math.min(i, j)]!
  let most = 0
  matrix.forEach((row, i) => {
    for (let j = 0; j < matrix.length; j++) {
      const product = row.reduce((sum, v, k) => sum + v * at(k, j), 0)
      most = Math.max(most, Math.abs(product - (i === j ? 1 : 0)))
    }
  })
  return most
}

test.each([1, 2, 95, 96, 97, 230])('a matrix of %i rows times its inverse is the identity', (n) => {
  const matrix = positiveDefinite(n, n)
  const symmetric = laidOut(matrix)
  invertSymmetric(symmetric)
  expect(deviation(matrix, symmetric)).toBeLessThan(1e-5)
})

test('the bytes do not depend on how the work is shared', () => {
  const matrix = positiveDefinite(200, 7)
  const alone = laidOut(matrix)
  invertSymmetric(alone)
  const shared = laidOut(matrix, 3)
  const parts = [0, 1, 2].map((thread) => takePart(shared, thread))
  for (let turn = 0; parts[turn % 3]!.next(); turn++);
  expect(valuesOf(shared)).toEqual(valuesOf(alone))
  const { done, pieces } = progressOf(shared)
  expect(done).toBe(pieces)
})

test('a matrix that is not positive definite is refused by its row', () => {
  const symmetric = laidOut([
    [1, 2],
    [2, 1],
  ])
  expect(() => invertSymmetric(symmetric)).toThrow(
    /pivot of -3 in row 1, expected a positive definite/,
  )
})
