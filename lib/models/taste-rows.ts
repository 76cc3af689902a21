// The champion as one row a film, for tastes to be summed over: its parts together, each in its own scale.
import { largestByMagnitude } from '@/lib/math/largest'
import type { Sparse, SparseRows } from '@/lib/math/sparse'
import { CONTENT_PART } from './hybrid-codec'
import { RowsBuilder } from './rows-builder'

/** Rows that take part, by film, and how much they count. */
export type TastePart = { name: string; rows: SparseRows; weight: number }

/** Name of the part that is likeness by audience. */
export const AUDIENCE_PART = 'audience'

/**
 * How much each part counts once it is in its own scale. Chosen on people of ml-latest-small whom no part had seen, over
 * histories of 1 to all of their ratings (DECISIONS has the table); parts that are not named here made lists worse.
 */
export const PART_WEIGHTS: Record<string, number> = {
  [CONTENT_PART]: 1,
  [AUDIENCE_PART]: 1,
  'item-neighbours': 0.7,
  ease: 0.7,
}

/** So many films a row at most, those by which it says most. */
const FUSED_ENTRIES = 400

/**
 * One row a film for a taste to be summed over: F(j, i) = Σ over parts p of weight(p) · rows of p (j, i) / scale of p, the scale
 * being how large the largest entry of a row is on the average, films by their fame. O(entries of all parts) to make.
 */
export class TasteRows {
  readonly films: number
  /** F, at most 400 films a row; columns ascend. */
  readonly fused: Sparse
  readonly #content: { rows: SparseRows; factor: number } | null

  /** All parts have the same films; `fame` has a weight a film. */
  constructor(parts: readonly TastePart[], fame: ArrayLike<number>) {
    this.films = fame.length
    const taking = parts
      .filter(({ rows, weight }) => weight !== 0 && rows.indices.length > 0)
      .map(({ name, rows, weight }) => ({ name, rows, factor: weight / scaleOf(rows, fame) }))
    this.#content = taking.find(({ name }) => name === CONTENT_PART) ?? null
    this.fused = fuse(taking, this.films)
  }

  /** F(source, target), 0 where the row does not hold it. O(log entries). */
  valueAt(source: number, target: number): number {
    const { offsets, indices, values } = this.fused
    let low = offsets[source]!
    let high = offsets[source + 1]!
    while (low < high) {
      const middle = (low + high) >> 1
      if (indices[middle]! < target) low = middle + 1
      else high = middle
    }
    return low < offsets[source + 1]! && indices[low] === target ? values[low]! : 0
  }

  /** The part of F(source, target) that likeness by content makes; 0 where content's rows do not hold the target. */
  contentShare(source: number, target: number): number {
    if (!this.#content || this.valueAt(source, target) === 0) return 0
    const { rows, factor } = this.#content
    for (let e = rows.offsets[source]!; e < rows.offsets[source + 1]!; e++)
      if (rows.indices[e] === target) return factor * rows.values[e]!
    return 0
  }
}

function fuse(parts: readonly { rows: SparseRows; factor: number }[], films: number): Sparse {
  const builder = new RowsBuilder(films)
  const sums = new Float64Array(films)
  const isTouched = new Uint8Array(films)
  const touched = new Int32Array(films)
  for (let film = 0; film < films; film++) {
    let count = 0
    for (const { rows, factor } of parts)
      for (let e = rows.offsets[film]!; e < rows.offsets[film + 1]!; e++) {
        const i = rows.indices[e]!
        if (i === film) continue
        if (isTouched[i] === 0) {
          isTouched[i] = 1
          touched[count++] = i
        }
        sums[i] = sums[i]! + factor * rows.values[e]!
      }
    const columns = touched.subarray(0, count).sort()
    const values = Float32Array.from(columns, (i) => sums[i]!)
    for (const i of columns) {
      sums[i] = 0
      isTouched[i] = 0
    }
    if (count <= FUSED_ENTRIES) for (let k = 0; k < count; k++) builder.add(columns[k]!, values[k]!)
    else
      for (const k of largestByMagnitude(values, FUSED_ENTRIES))
        builder.add(columns[k]!, values[k]!)
    builder.endRow()
  }
  return builder.build()
}

/** How large the largest entry of a row is, on the average over films by their fame: parts of different units become alike. */
function scaleOf(rows: SparseRows, fame: ArrayLike<number>): number {
  let sum = 0
  let mass = 0
  for (let r = 0; r < rows.rows; r++) {
    let most = 0
    for (let e = rows.offsets[r]!; e < rows.offsets[r + 1]!; e++)
      most = Math.max(most, Math.abs(rows.values[e]!))
    if (most === 0) continue
    sum += most * fame[r]!
    mass += fame[r]!
  }
  return mass > 0 && sum > 0 ? sum / mass : 1
}
