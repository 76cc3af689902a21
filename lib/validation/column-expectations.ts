// Expectations of a whole column or table: counts, mean, median, deviation, drift.
import { compareColumns } from './drift'
import { isWithin, type Limits } from './limits'
import { momentsOf } from './moments'
import { MOST_EXAMPLES, type Outcome, outcomeOfObservation, toShown } from './outcome'
import { profileColumn, type TableProfile } from './profile'
import { distinctNumbers, quantile, sortedNumbers } from './sorted'
import { type Column, isNull, type NumberColumn, type Table } from './table'

/** The number of rows, nulls and all. */
export function judgeRowCount({ rows }: Table, limits: Limits): Outcome {
  return outcomeOfObservation(isWithin(rows, limits), rows, { elements: rows })
}

/** The rows as a ratio to those of the accepted profile, which passes where there is none. */
export function judgeRowCountChange(
  { rows }: Table,
  limits: Limits,
  accepted: TableProfile | null,
): Outcome {
  if (accepted === null || accepted.rows === 0)
    return outcomeOfObservation(true, null, {
      elements: rows,
      remark: 'No accepted profile with rows to compare with.',
    })
  const ratio = rows / accepted.rows
  return outcomeOfObservation(isWithin(ratio, limits), ratio, { elements: rows })
}

/** The names of the columns; other columns are allowed where the match need not be exact. */
export function judgeColumnSet(table: Table, expected: readonly string[], isExact = true): Outcome {
  const names = [...table.columns.keys()]
  const missing = expected.filter((name) => !table.columns.has(name))
  const extra = isExact ? names.filter((name) => !expected.includes(name)) : []
  const remarks = [
    missing.length > 0 ? `Missing: ${missing.join(', ')}.` : '',
    extra.length > 0 ? `Not expected: ${extra.join(', ')}.` : '',
  ].filter((remark) => remark !== '')
  return outcomeOfObservation(remarks.length === 0, names, {
    elements: table.rows,
    ...(remarks.length === 0 ? {} : { remark: remarks.join(' ') }),
  })
}

/** The mean of the values; a column without values fails. */
export function judgeMean(column: NumberColumn, limits: Limits): Outcome {
  return judgeStatistic(column, momentsOf(column.values).mean, limits)
}

/** The sample standard deviation; a column with fewer than two values fails. */
export function judgeDeviation(column: NumberColumn, limits: Limits): Outcome {
  return judgeStatistic(column, momentsOf(column.values).standardDeviation, limits)
}

/**
 * The median, between the middle two where the count is even; a column without values fails. O(n
 * log n).
 */
export function judgeMedian(column: NumberColumn, limits: Limits): Outcome {
  const sorted = sortedNumbers(column.values)
  return judgeStatistic(column, sorted.length === 0 ? null : quantile(sorted, 0.5), limits)
}

/** How many different values there are, nulls left out. O(n log n) for numbers. */
export function judgeDistinctCount(column: Column, limits: Limits): Outcome {
  return judgeStatistic(column, distinctValues(column).length, limits)
}

/** Every different value must be in the set; what counts is the value, not how often it stands. */
export function judgeDistinctValues(column: Column, set: ReadonlySet<number | string>): Outcome {
  const distinct = distinctValues(column)
  const unexpected: (number | string)[] = []
  for (let i = 0; i < distinct.length; i++)
    if (!set.has(distinct[i]!)) unexpected.push(distinct[i]!)
  const outcome = outcomeOfObservation(
    unexpected.length === 0,
    [...distinct.slice(0, MOST_EXAMPLES)],
    countsOf(column),
  )
  return {
    ...outcome,
    result: {
      ...outcome.result,
      unexpected_count: unexpected.length,
      unexpected_percent: distinct.length === 0 ? 0 : (100 * unexpected.length) / distinct.length,
      partial_unexpected_list: unexpected.slice(0, MOST_EXAMPLES).map(toShown),
    },
  }
}

/**
 * Drift from the accepted profile, by `psi` or `ks`; passes where the column has none. O(n log n).
 */
export function judgeDrift(
  column: Column,
  { name, measure, limit }: { name: string; measure: 'psi' | 'ks'; limit: number },
  accepted: TableProfile | null,
): Outcome {
  const counts = countsOf(column)
  if (accepted === null || !Object.hasOwn(accepted.columns, name))
    return outcomeOfObservation(true, null, {
      ...counts,
      remark: `No accepted profile of "${name}" to compare with.`,
    })
  const drift = compareColumns(accepted.columns[name]!, profileColumn(column))
  const observed = drift[measure]
  if (observed !== null) return outcomeOfObservation(observed < limit, observed, counts)
  return outcomeOfObservation(drift.verdict === 'stable', null, {
    ...counts,
    remark: `The accepted profile of "${name}" is of another kind, or one side has no values.`,
  })
}

function judgeStatistic(column: Column, observed: number | null, limits: Limits): Outcome {
  const counts = countsOf(column)
  if (observed === null)
    return outcomeOfObservation(false, null, { ...counts, remark: 'There are too few values.' })
  return outcomeOfObservation(isWithin(observed, limits), observed, counts)
}

function distinctValues(column: Column): Float64Array | string[] {
  if (column.kind === 'number') return distinctNumbers(sortedNumbers(column.values))
  const texts = new Set<string>()
  for (let row = 0; row < column.values.length; row++) {
    const value = column.values[row]!
    if (value !== null) texts.add(value)
  }
  return [...texts].sort()
}

function countsOf({ values }: Column): { elements: number; missing: number } {
  let missing = 0
  for (let row = 0; row < values.length; row++) if (isNull(values[row])) missing++
  return { elements: values.length, missing }
}
