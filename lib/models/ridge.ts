// The regularised Gram matrix of what people have, inverted on its smaller side.
import { columnsOf, countByItem, type Interactions } from '@/lib/features/interactions'
import {
  type DenseSymmetric,
  invertSymmetric,
  layOutSymmetric,
  valuesOf,
} from '@/lib/math/symmetric-inverse'
import { countTogether, type Together } from './co-occurrence'

/** Inverts in place; given from outside where several threads do it. */
export type Invert = (matrix: DenseSymmetric) => Promise<void> | void

/** How the work is done: by whom, and for how many threads matrices are laid out. */
export type Work = { invert?: Invert; threads?: number }

/** Work on data that may have been counted elsewhere. */
export type CountedWork = Work & { together?: Together }

export type RidgeParameters = {
  /** λ: added to the diagonal of the Gram matrix. */
  regularisation: number
  /** Films beyond so many, the least liked first, are left out: the matrix is dense, 4 n² bytes. */
  mostItems: number
}

/** P = (XᵀX + λI)⁻¹ over the films `items` (ascending), X having a row a user. */
export type Ridge = {
  items: Int32Array
  /** Writes column j of P, one number a film of `items`. */
  fillColumn(j: number, column: Float32Array): void
  /** PXᵀW for a table W of `width` numbers a user: the ridge regression of W on X, `width` numbers a film of `items`. */
  regress(table: Float32Array, width: number, stride: number): Float64Array
}

/**
 * Inverts XᵀX + λI. Where there are fewer users than films, XXᵀ + λI is inverted instead, and P is
 * (I - Xᵀ(XXᵀ + λI)⁻¹X) / λ (Woodbury), the same matrix. O(min(users, films)³).
 */
export async function ridgeOf(
  data: Interactions,
  { regularisation, mostItems }: RidgeParameters,
  { invert = invertSymmetric, threads = 1, together }: CountedWork = {},
): Promise<Ridge> {
  const items = mostLiked(data, mostItems)
  if (data.users < items.length) {
    const matrix = userGram(data, items, regularisation, threads)
    await invert(matrix)
    return ridgeByUsers(data, items, regularisation, matrix)
  }
  const matrix = itemGram(data, items, regularisation, { threads, together })
  await invert(matrix)
  return ridgeByItems(data, items, matrix)
}

/** The films with the most interactions, at most so many, by rising number; films without any are left out. */
function mostLiked(data: Interactions, most: number): Int32Array {
  const counts = countByItem(data)
  return Int32Array.from(
    [...counts.keys()]
      .filter((item) => counts[item]! > 0)
      .sort((a, b) => counts[b]! - counts[a]! || a - b)
      .slice(0, most)
      .sort((a, b) => a - b),
  )
}

/** The lower half of XᵀX + λI. O(Σ over users of their squared interactions). */
export function itemGram(
  data: Interactions,
  items: Int32Array,
  regularisation: number,
  { threads = 1, together = countTogether(data) }: Omit<CountedWork, 'invert'> = {},
): DenseSymmetric {
  const matrix = layOutSymmetric(items.length, threads)
  const values = valuesOf(matrix)
  const counts = new Float32Array(data.items)
  items.forEach((item, row) => {
    const touched = together.fillRow(item, counts)
    for (let column = 0; column <= row; column++)
      values[row * matrix.stride + column] = counts[items[column]!]!
    values[row * matrix.stride + row]! += regularisation
    for (const other of touched) counts[other] = 0
  })
  return matrix
}

/** The lower half of XXᵀ + λI. O(Σ over films of their squared interactions). */
function userGram(
  data: Interactions,
  items: Int32Array,
  regularisation: number,
  threads: number,
): DenseSymmetric {
  const matrix = layOutSymmetric(data.users, threads)
  const values = valuesOf(matrix)
  const { offsets, users } = columnsOf(data)
  for (const item of items)
    for (let a = offsets[item]!; a < offsets[item + 1]!; a++)
      for (let b = offsets[item]!; b <= a; b++) values[users[a]! * matrix.stride + users[b]!]! += 1
  for (let u = 0; u < data.users; u++) values[u * matrix.stride + u]! += regularisation
  return matrix
}

function ridgeByItems(data: Interactions, items: Int32Array, matrix: DenseSymmetric): Ridge {
  const { n, stride } = matrix
  const inverse = valuesOf(matrix)
  const fillColumn = (j: number, column: Float32Array) => {
    for (let i = 0; i < n; i++) column[i] = inverse[i > j ? i * stride + j : j * stride + i]!
  }
  const { offsets, users } = columnsOf(data)
  return {
    items,
    fillColumn,
    regress(table, width, tableStride) {
      const column = new Float32Array(n)
      const sum = new Float64Array(width)
      const result = new Float64Array(n * width)
      for (let j = 0; j < n; j++) {
        sum.fill(0)
        for (let c = offsets[items[j]!]!; c < offsets[items[j]! + 1]!; c++)
          addScaled(sum, 0, 1, table, users[c]! * tableStride, width)
        fillColumn(j, column)
        for (let i = 0; i < n; i++) addScaled(result, i * width, column[i]!, sum, 0, width)
      }
      return result
    },
  }
}

function ridgeByUsers(
  data: Interactions,
  items: Int32Array,
  regularisation: number,
  matrix: DenseSymmetric,
): Ridge {
  const { n, stride } = matrix
  const inverse = valuesOf(matrix)
  const { offsets, users } = columnsOf(data)
  const at = (u: number, v: number) => inverse[u > v ? u * stride + v : v * stride + u]!
  const seen = new Float64Array(n)
  return {
    items,
    fillColumn(j, column) {
      seen.fill(0)
      for (let c = offsets[items[j]!]!; c < offsets[items[j]! + 1]!; c++)
        for (let u = 0; u < n; u++) seen[u] = seen[u]! + at(u, users[c]!)
      for (let i = 0; i < items.length; i++) {
        let sum = 0
        for (let c = offsets[items[i]!]!; c < offsets[items[i]! + 1]!; c++) sum += seen[users[c]!]!
        column[i] = ((i === j ? 1 : 0) - sum) / regularisation
      }
    },
    regress(table, width, tableStride) {
      const byUser = new Float64Array(n * width)
      for (let u = 0; u < n; u++)
        for (let v = 0; v < n; v++)
          addScaled(byUser, u * width, at(u, v), table, v * tableStride, width)
      const result = new Float64Array(items.length * width)
      for (let i = 0; i < items.length; i++)
        for (let c = offsets[items[i]!]!; c < offsets[items[i]! + 1]!; c++)
          addScaled(result, i * width, 1, byUser, users[c]! * width, width)
      return result
    },
  }
}

function addScaled(
  to: Float64Array,
  at: number,
  weight: number,
  from: ArrayLike<number>,
  first: number,
  count: number,
): void {
  for (let k = 0; k < count; k++) to[at + k] = to[at + k]! + weight * from[first + k]!
}
