// Audience: films are alike that more of the same people like than chance would have it.
import type { Interactions } from '@/lib/features/interactions'
import { largestByMagnitude } from '@/lib/math/largest'
import { countTogether, type Together } from './co-occurrence'
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
 * likeness (DECISIONS). `together` where the likes were counted elsewhere. O(Σ n(u)²).
 */
export function fitAudience(
  likes: Interactions,
  { shrinkage, neighbours }: AudienceParameters = AUDIENCE_PARAMETERS,
  together: Together = countTogether(likes),
): RowModel {
  const { sizes } = together
  const counts = new Float32Array(likes.items)
  const chance = chanceOfBoth(together)
  const builder = new RowsBuilder(likes.items)
  for (let item = 0; item < likes.items; item++) {
    const touched = together.fillRow(item, counts)
    const near: number[] = []
    const weights: number[] = []
    for (const other of touched) {
      const product = sizes[item]! * sizes[other]!
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
function chanceOfBoth({ total, squares }: Together): number {
  return total === 0 ? 0 : squares / total ** 2
}
