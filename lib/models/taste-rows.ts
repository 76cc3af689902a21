// The champion as one row a film, for tastes to be summed over: its parts together, each in its own scale.
import { LRUCache } from 'lru-cache'
import { largestByMagnitude } from '@/lib/math/largest'
import type { SparseRows } from '@/lib/math/sparse'
import { CONTENT_PART } from './hybrid-codec'

/** What each film gains from a full liking of one film: rows ascend. */
export type FusedRow = { indices: Int32Array; values: Float64Array }

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
/** Fused rows kept, some 4 KB each. */
const MOST_KEPT = 12_000

/**
 * One row a film for a taste to be summed over: F(j, i) = Σ over parts p of weight(p) · rows of p (j, i) / scale of p, the scale
 * being how large the largest entry of a row is on the average, films by their fame. Rows are made when first asked for.
 */
export class TasteRows {
  readonly films: number
  readonly #parts: { name: string; rows: SparseRows; factor: number }[]
  readonly #kept = new LRUCache<number, FusedRow>({ max: MOST_KEPT })
  readonly #sums: Float64Array
  readonly #touched: Int32Array

  /** All parts have the same films; `fame` has a weight a film. */
  constructor(parts: readonly TastePart[], fame: ArrayLike<number>) {
    this.films = fame.length
    this.#parts = parts
      .filter(({ rows, weight }) => weight !== 0 && rows.indices.length > 0)
      .map(({ name, rows, weight }) => ({ name, rows, factor: weight / scaleOf(rows, fame) }))
    this.#sums = new Float64Array(this.films)
    this.#touched = new Int32Array(this.films)
  }

  /** The row of a film: at most 400 films, those by which it says most. */
  rowOf(film: number): FusedRow {
    let row = this.#kept.get(film)
    if (!row) {
      row = this.#fuse(film)
      this.#kept.set(film, row)
    }
    return row
  }

  /** F(source, target), 0 where the row does not hold it. O(log entries). */
  valueAt(source: number, target: number): number {
    const { indices, values } = this.rowOf(source)
    let low = 0
    let high = indices.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (indices[middle]! < target) low = middle + 1
      else high = middle
    }
    return indices[low] === target ? values[low]! : 0
  }

  /** The part of F(source, target) that likeness by content makes; 0 where content's rows do not hold the target. */
  contentShare(source: number, target: number): number {
    const content = this.#parts.find(({ name }) => name === CONTENT_PART)
    if (!content || this.valueAt(source, target) === 0) return 0
    const { offsets, indices, values } = content.rows
    for (let e = offsets[source]!; e < offsets[source + 1]!; e++)
      if (indices[e] === target) return content.factor * values[e]!
    return 0
  }

  #fuse(film: number): FusedRow {
    const sums = this.#sums
    const touched = this.#touched
    let count = 0
    for (const { rows, factor } of this.#parts)
      for (let e = rows.offsets[film]!; e < rows.offsets[film + 1]!; e++) {
        const i = rows.indices[e]!
        if (rows.values[e] === 0 || i === film) continue
        if (sums[i] === 0) touched[count++] = i
        sums[i] = sums[i]! + factor * rows.values[e]!
      }
    // A film whose parts cancelled out on the way may stand twice.
    const films = [...new Set(touched.subarray(0, count))].sort((a, b) => a - b)
    const all = Float64Array.from(films, (i) => sums[i]!)
    for (const i of films) sums[i] = 0
    const kept = largestByMagnitude(Float32Array.from(all), FUSED_ENTRIES)
    return {
      indices: Int32Array.from(kept, (k) => films[k]!),
      values: Float64Array.from(kept, (k) => all[k]!),
    }
  }
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
