// A dense item-by-item matrix cut to the weights that matter, column by column.
import { largestByMagnitude } from '@/lib/math/largest'
import type { Sparse } from '@/lib/math/sparse'
import { RowsBuilder } from './rows-builder'

/**
 * Keeps the `weights` largest weights by magnitude of each column, which `fillColumn` writes for target `items[j]` over
 * the sources `items`. Returns one row a target among `all` items; those not in `items` (ascending) have none.
 */
export function cutColumns(
  { items, all, weights }: { items: Int32Array; all: number; weights: number },
  fillColumn: (j: number, column: Float32Array) => void,
): Sparse {
  const builder = new RowsBuilder(all)
  const column = new Float32Array(items.length)
  let j = 0
  for (let target = 0; target < all; target++) {
    if (items[j] === target) {
      fillColumn(j, column)
      for (const i of largestByMagnitude(column, weights)) builder.add(items[i]!, column[i]!)
      j++
    }
    builder.endRow()
  }
  return builder.build()
}
