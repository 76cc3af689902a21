// A sparse matrix reduced to its principal directions.
import { normalRandom } from './random'
import type { Sparse } from './sparse'

/** So many times the directions are multiplied by AᵀA. */
const ITERATIONS = 2

/**
 * Projects every row on the `count` directions in which the rows vary most (not centred): the randomised subspace
 * iteration of Halko, Martinsson & Tropp 2011 (algorithm 4.4). Returns `count` numbers a row. The same seed gives the
 * same numbers. O(entries · count + columns · count²).
 */
export function projectOnPrincipalDirections(
  matrix: Sparse,
  { count, seed }: { count: number; seed: number },
): Float32Array {
  const normal = normalRandom(seed)
  let basis: Float64Array[] = Array.from({ length: count }, () =>
    Float64Array.from({ length: matrix.columns }, () => normal()),
  )
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    orthonormalise(basis)
    basis = basis.map((direction) => multiplyBack(matrix, multiply(matrix, direction)))
  }
  orthonormalise(basis)
  const projected = new Float32Array(matrix.rows * count)
  basis.forEach((direction, d) => {
    multiply(matrix, direction).forEach((value, row) => {
      projected[row * count + d] = value
    })
  })
  return projected
}

function multiply({ rows, offsets, indices, values }: Sparse, vector: Float64Array): Float64Array {
  const product = new Float64Array(rows)
  for (let r = 0; r < rows; r++) {
    let sum = 0
    for (let e = offsets[r]!; e < offsets[r + 1]!; e++) sum += values[e]! * vector[indices[e]!]!
    product[r] = sum
  }
  return product
}

function multiplyBack(matrix: Sparse, vector: Float64Array): Float64Array {
  const { rows, columns, offsets, indices, values } = matrix
  const product = new Float64Array(columns)
  for (let r = 0; r < rows; r++)
    for (let e = offsets[r]!; e < offsets[r + 1]!; e++)
      product[indices[e]!] = product[indices[e]!]! + values[e]! * vector[r]!
  return product
}

/** Modified Gram-Schmidt; a direction that depends on those before becomes zero. */
function orthonormalise(basis: Float64Array[]): void {
  basis.forEach((vector, a) => {
    const before = norm(vector)
    for (const other of basis.slice(0, a)) {
      let dot = 0
      for (let i = 0; i < vector.length; i++) dot += vector[i]! * other[i]!
      for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! - dot * other[i]!
    }
    const length = norm(vector)
    const scale = length > before * 1e-9 ? 1 / length : 0
    for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! * scale
  })
}

function norm(vector: Float64Array): number {
  let sum = 0
  for (const value of vector) sum += value * value
  return Math.sqrt(sum)
}
