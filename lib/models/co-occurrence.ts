// How many users two films have in common, film by film.
import type { Interactions, ItemColumns } from '@/lib/features/interactions'

/**
 * Adds to `counts` (one number a film, zero before) how many users have both `item` and each film; the film's own
 * count is how many have it. Returns the films that have any in common, in no order: clear them after use.
 * O(interactions of the users who have the film).
 */
export function countTogether(
  { offsets, indices }: Interactions,
  columns: ItemColumns,
  item: number,
  counts: Float32Array,
): number[] {
  const touched: number[] = []
  for (let c = columns.offsets[item]!; c < columns.offsets[item + 1]!; c++) {
    const user = columns.users[c]!
    for (let e = offsets[user]!; e < offsets[user + 1]!; e++) {
      const other = indices[e]!
      if (counts[other] === 0) touched.push(other)
      counts[other] = counts[other]! + 1
    }
  }
  return touched
}
