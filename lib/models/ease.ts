// EASE: the linear model in which every film is predicted from all others (Steck 2019).
import type { Interactions } from '@/lib/features/interactions'
import { cutColumns } from './cut-columns'
import { type CountedWork, type RidgeParameters, ridgeOf } from './ridge'
import { type RowModel, rowsFromColumns } from './row-model'

export type EaseParameters = RidgeParameters & {
  /** How many weights each film keeps, the largest by magnitude. */
  weights: number
}

/**
 * The regularisation is the root of the number of interactions: 1,000 on MovieLens 1M and 300 on the small set, which
 * is the top of a flat curve on both.
 */
export function easeParameters(interactions: number): EaseParameters {
  return { regularisation: Math.sqrt(interactions), weights: 800, mostItems: 10_000 }
}

/**
 * Fits B(i, j) = -P(i, j) / P(j, j) for i ≠ j with P = (XᵀX + λI)⁻¹ (Steck 2019, "Embarrassingly Shallow
 * Autoencoders for Sparse Data", equation 8), cut to the largest weights of each column.
 * O(min(users, films)³ + films · interactions).
 */
export async function fitEase(
  data: Interactions,
  parameters: EaseParameters = easeParameters(data.indices.length),
  work: CountedWork = {},
): Promise<RowModel> {
  const ridge = await ridgeOf(data, parameters, work)
  const fillColumn = (j: number, column: Float32Array) => {
    ridge.fillColumn(j, column)
    const scale = -1 / column[j]!
    for (let i = 0; i < column.length; i++) column[i] = i === j ? 0 : scale * column[i]!
  }
  const { weights } = parameters
  const columns = cutColumns({ items: ridge.items, all: data.items, weights }, fillColumn)
  return { rows: rowsFromColumns(columns), bias: null }
}
