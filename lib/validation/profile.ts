// What a table looks like, as JSON: counts, quantiles, histograms and frequent values.
import { momentsOf, type Moments } from './moments'
import {
  countDistinct,
  distinctNumbers,
  lowerBound,
  quantile,
  sortedNumbers,
  upperBound,
} from './sorted'
import { checkLengths, type Column, type NumberColumn, type Table, type TextColumn } from './table'

/**
 * Counts a bin. `values`: one bin a value, ascending, and the counts sum to the finite values.
 * `intervals`: bins of equal width, each from its edge up to, but without, the next; the last has
 * its upper edge too.
 */
export type Histogram =
  | { kind: 'values'; values: number[]; counts: number[] }
  | { kind: 'intervals'; edges: number[]; counts: number[] }

/**
 * A column of numbers. `count` is rows, nulls included; infinite values are counted and are
 * otherwise left out. `distinct` is exact. `sketch` holds the quantiles at 0, .01 ... 1, from which
 * drift is computed; it is empty where there are no finite values.
 */
export type NumberProfile = Moments & {
  kind: 'number'
  count: number
  nulls: number
  infinite: number
  distinct: number
  min: number | null
  max: number | null
  quantiles: { p: number; value: number }[]
  sketch: number[]
  histogram: Histogram
}

/**
 * A column of texts. Lengths are in UTF-16 units. `frequent` holds the 20 most frequent values,
 * ties by code unit. `distinct` is exact up to a million, and texts first met after that are not
 * counted.
 */
export type TextProfile = {
  kind: 'text'
  count: number
  nulls: number
  distinct: number
  isDistinctExact: boolean
  lengths: { min: number; max: number; mean: number } | null
  frequent: { value: string; count: number }[]
}

export type ColumnProfile = NumberProfile | TextProfile

/** A table's profile: plain JSON, to be kept beside the data and compared with the next. */
export type TableProfile = {
  table: string
  rows: number
  columns: Record<string, ColumnProfile>
}

const SHOWN_QUANTILES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]
/** A percent is finer than any limit we set on drift. */
const SKETCH_STEPS = 100
const MOST_BINS = 20
const MOST_FREQUENT = 20
/** So many different texts fit in some 100 MB. */
const MOST_TEXTS = 1_000_000

/**
 * Profiles every column. O(n log n) a column. Throws RangeError where a column's length is not the
 * table's.
 */
export function profileTable(table: Table): TableProfile {
  checkLengths(table)
  const columns = [...table.columns].map(([name, column]) => [name, profileColumn(column)] as const)
  return { table: table.name, rows: table.rows, columns: Object.fromEntries(columns) }
}

/** Profiles one column. O(n log n); for numbers it sorts a copy of 8 bytes a value. */
export function profileColumn(column: Column): ColumnProfile {
  return column.kind === 'number' ? profileNumbers(column) : profileTexts(column)
}

function profileNumbers({ values }: NumberColumn): NumberProfile {
  const known = sortedNumbers(values)
  const finite = known.subarray(
    upperBound(known, Number.NEGATIVE_INFINITY),
    lowerBound(known, Number.POSITIVE_INFINITY),
  )
  const distinct = countDistinct(finite)
  return {
    kind: 'number',
    count: values.length,
    nulls: values.length - known.length,
    infinite: known.length - finite.length,
    distinct,
    min: finite[0] ?? null,
    max: finite.at(-1) ?? null,
    ...momentsOf(finite),
    quantiles:
      distinct === 0 ? [] : SHOWN_QUANTILES.map((p) => ({ p, value: quantile(finite, p) })),
    sketch: sketchOf(finite),
    histogram: distinct <= MOST_BINS ? countValues(finite) : countIntervals(finite),
  }
}

function sketchOf(sorted: Float64Array): number[] {
  if (sorted.length === 0) return []
  return Array.from({ length: SKETCH_STEPS + 1 }, (_, i) => quantile(sorted, i / SKETCH_STEPS))
}

function countValues(sorted: Float64Array): Histogram {
  const values = [...distinctNumbers(sorted)]
  const counts = values.map((value) => upperBound(sorted, value) - lowerBound(sorted, value))
  return { kind: 'values', values, counts }
}

function countIntervals(sorted: Float64Array): Histogram {
  const low = sorted[0]!
  const high = sorted.at(-1)!
  const edges = Array.from({ length: MOST_BINS }, (_, i) => low + ((high - low) * i) / MOST_BINS)
  const starts = [...edges.map((edge) => lowerBound(sorted, edge)), sorted.length]
  const counts = edges.map((_, i) => starts[i + 1]! - starts[i]!)
  return { kind: 'intervals', edges: [...edges, high], counts }
}

function profileTexts({ values }: TextColumn): TextProfile {
  const counts = new Map<string, number>()
  const lengths = { min: Number.POSITIVE_INFINITY, max: 0, sum: 0 }
  let known = 0
  let isDistinctExact = true
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (value === null) continue
    known++
    lengths.min = Math.min(lengths.min, value.length)
    lengths.max = Math.max(lengths.max, value.length)
    lengths.sum += value.length
    const count = counts.get(value)
    if (count !== undefined || counts.size < MOST_TEXTS) counts.set(value, (count ?? 0) + 1)
    else isDistinctExact = false
  }
  return {
    kind: 'text',
    count: values.length,
    nulls: values.length - known,
    distinct: counts.size,
    isDistinctExact,
    lengths: known === 0 ? null : { min: lengths.min, max: lengths.max, mean: lengths.sum / known },
    frequent: mostFrequent(counts),
  }
}

function mostFrequent(counts: ReadonlyMap<string, number>): TextProfile['frequent'] {
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MOST_FREQUENT)
    .map(([value, count]) => ({ value, count }))
}
