// Audience: films are alike that more of the same people like than chance would have it.
import { columnsOf, type Interactions } from '@/lib/features/interactions'
import { largestByMagnitude } from '@/lib/math/largest'
import { countTogether } from './co-occurrence'
import { type RowModel, rowsFromColumns } from './row-model'
import { RowsBuilder } from './rows-builder'

export type AudienceParameters = {
  /** Added to the cosine's denominator: likeness that rests on few people counts for less. */
  shrinkage: number
  /** How many films speak for each film. */
  neighbours: number
}

/** Films that twenty people like in full agreement are half as alike as if everybody did. */
export const AUDIENCE_PARAMETERS: AudienceParameters = { shrinkage: 20, neighbours: 50 }

/**
 * Fits a(i, j) = max(0, |U(i) ∩ U(j)| − e(i, j)) / (√(|U(i)| |U(j)|) + shrinkage), e being how many people would like both
 * if films were liked independently by people as active as these: |U(i)| |U(j)| Σ n(u)² / (Σ n(u))² for people of n(u) likes
 * each. Without e the well-known films would be near to everything; with it the lists agree better with people's judgements of
 * likeness (DECISIONS). O(Σ n(u)²).
 */
export function fitAudience(
  likes: Interactions,
  { shrinkage, neighbours }: AudienceParameters = AUDIENCE_PARAMETERS,
): RowModel {
  const columns = columnsOf(likes)
  const counts = new Float32Array(likes.items)
  const sizeOf = (item: number) => columns.offsets[item + 1]! - columns.offsets[item]!
  const chance = chanceOfBoth(likes)
  const builder = new RowsBuilder(likes.items)
  for (let item = 0; item < likes.items; item++) {
    const touched = countTogether(likes, columns, item, counts).sort((a, b) => a - b)
    const near: number[] = []
    const weights: number[] = []
    for (const other of touched) {
      const product = sizeOf(item) * sizeOf(other)
      const excess = counts[other]! - product * chance
      counts[other] = 0
      if (other === item || excess <= 0) continue
      near.push(other)
      weights.push(excess / (Math.sqrt(product) + shrinkage))
    }
    const kept = Float32Array.from(weights)
    for (const i of largestByMagnitude(kept, neighbours)) builder.add(near[i]!, kept[i]!)
    builder.endRow()
  }
  return { rows: rowsFromColumns(builder.build()), bias: null }
}

/** How many people like both of two films that one person each likes, if by chance. */
function chanceOfBoth({ users, offsets, indices }: Interactions): number {
  let squares = 0
  for (let u = 0; u < users; u++) squares += (offsets[u + 1]! - offsets[u]!) ** 2
  return indices.length === 0 ? 0 : squares / indices.length ** 2
}
