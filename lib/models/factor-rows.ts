// Factors as rows: the linear map from what people have to their factors, met with the films' factors.
import type { Interactions } from '@/lib/features/interactions'
import { cutColumns } from './cut-columns'
import type { Factors } from './ials'
import { type CountedWork, type RidgeParameters, ridgeOf } from './ridge'
import { type RowModel, rowsFromColumns } from './row-model'

export type FactorRowsParameters = RidgeParameters & {
  /** How many weights each film keeps, the largest by magnitude. */
  weights: number
}

export const FACTOR_ROWS_PARAMETERS: FactorRowsParameters = {
  regularisation: 200,
  weights: 1000,
  mostItems: 10_000,
}

/**
 * Returns rows whose sums over what a user has come nearest to the scores of the factors: with M = (XᵀX + λI)⁻¹XᵀW,
 * the regression of the users' factors W on what they have, row j holds m(j) · h(i) for each film i. On MovieLens 1M
 * this loses nothing against the factors themselves (DECISIONS). O(n² d) for n films, besides the regression.
 */
export async function factorRows(
  data: Interactions,
  { users, items, stride, dimensions: d }: Factors,
  parameters: FactorRowsParameters = FACTOR_ROWS_PARAMETERS,
  work: CountedWork = {},
): Promise<RowModel> {
  const ridge = await ridgeOf(data, parameters, work)
  const shares = ridge.regress(users, d, stride)
  const fillColumn = (j: number, column: Float32Array) => {
    const factor = items.subarray(ridge.items[j]! * stride, ridge.items[j]! * stride + d)
    for (let i = 0; i < column.length; i++) {
      let sum = 0
      for (let k = 0; k < d; k++) sum += shares[i * d + k]! * factor[k]!
      column[i] = i === j ? 0 : sum
    }
  }
  const { weights } = parameters
  const columns = cutColumns({ items: ridge.items, all: data.items, weights }, fillColumn)
  return { rows: rowsFromColumns(columns), bias: null }
}
