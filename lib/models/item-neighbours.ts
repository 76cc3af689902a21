// Item neighbours: films are near that the same people have, by cosine with shrinkage.
import type { Interactions } from '@/lib/features/interactions'
import { largestByMagnitude } from '@/lib/math/largest'
import { countTogether, type Together } from './co-occurrence'
import { type RowModel, rowsFromColumns } from './row-model'
import { RowsBuilder } from './rows-builder'

export type ItemNeighboursParameters = {
  /** Added to the cosine's denominator: likeness that rests on few users counts for less. */
  shrinkage: number
  /** How many neighbours each film keeps. */
  neighbours: number
}

export const ITEM_NEIGHBOURS_PARAMETERS: ItemNeighboursParameters = {
  shrinkage: 10,
  neighbours: 50,
}

/**
 * Fits s(i, j) = |U(i) ∩ U(j)| / (√(|U(i)| |U(j)|) + shrinkage) and keeps each film's nearest (Sarwar et al. 2001, with
 * the shrinkage of Bell & Koren 2007). `together` where the data was counted elsewhere. O(Σ over users of their squared interactions).
 */
export function fitItemNeighbours(
  data: Interactions,
  { shrinkage, neighbours }: ItemNeighboursParameters = ITEM_NEIGHBOURS_PARAMETERS,
  together: Together = countTogether(data),
): RowModel {
  const { sizes } = together
  const counts = new Float32Array(data.items)
  const builder = new RowsBuilder(data.items)
  for (let item = 0; item < data.items; item++) {
    const touched = together.fillRow(item, counts)
    const near = touched.filter((other) => other !== item)
    const weights = Float32Array.from(
      near,
      (other) => counts[other]! / (Math.sqrt(sizes[item]! * sizes[other]!) + shrinkage),
    )
    for (const i of largestByMagnitude(weights, neighbours)) builder.add(near[i]!, weights[i]!)
    builder.endRow()
    for (const other of touched) counts[other] = 0
  }
  return { rows: rowsFromColumns(builder.build()), bias: null }
}
