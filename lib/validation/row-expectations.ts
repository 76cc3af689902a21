// Expectations that each row meets or fails: nulls, limits, sets, types, uniqueness.
import { isWithin, type Limits } from './limits'
import {
  cannotJudge,
  type JudgedRows,
  MOST_EXAMPLES,
  type Outcome,
  outcomeOfRows,
  toShown,
} from './outcome'
import { findRepeatedRows } from './repeated-rows'
import { distinctNumbers, lowerBound, sortedNumbers } from './sorted'
import { type Column, getColumn, isNull, listColumns, type NumberColumn, type Table } from './table'

type Cell = number | string

/** Values beyond the limits are unexpected. O(n). */
export function judgeLimits(column: NumberColumn, limits: Limits, mostly?: number): Outcome {
  return judgeValues(column.values, (value) => isWithin(value, limits), mostly)
}

/** Values that are not in the set are unexpected. O(n). */
export function judgeSet(column: Column, set: readonly Cell[], mostly?: number): Outcome {
  const expected = new Set(set)
  return judgeValues<Cell>(column.values, (value) => expected.has(value), mostly)
}

/** Texts in which the pattern is found nowhere are unexpected. O(n). */
export function judgePattern(column: Column, regex: string, mostly?: number): Outcome {
  const pattern = new RegExp(regex, 'u')
  return judgeValues<Cell>(column.values, (value) => pattern.test(String(value)), mostly)
}

/** Values of another type are unexpected; an integer has no fraction and is not infinite. O(n). */
export function judgeType(
  column: Column,
  type: 'number' | 'integer' | 'text',
  mostly?: number,
): Outcome {
  return judgeValues<Cell>(
    column.values,
    (value) => {
      if (type === 'integer') return Number.isInteger(value)
      return typeof value === (type === 'text' ? 'string' : 'number')
    },
    mostly,
  )
}

/** Nulls are what is unexpected, and all rows are judged. O(n). */
export function judgeNulls({ values }: Column, mostly?: number): Outcome {
  const found = noneFound(values.length)
  let nulls = 0
  for (let row = 0; row < values.length; row++)
    if (isNull(values[row])) {
      nulls++
      note(found, row, null)
    }
  const { result, ...outcome } = outcomeOfRows(found, mostly)
  return { ...outcome, result: { ...result, missing_count: nulls } }
}

/**
 * Rows that share their values in all columns with another row are unexpected, each of them; rows
 * with a null in any of the columns are left out. O(n log n).
 */
export function judgeUniqueness(table: Table, names: readonly string[], mostly?: number): Outcome {
  const columns = names.map((name) => getColumn(table, name))
  const { count, rows } = findRepeatedRows(columns, table.rows, MOST_EXAMPLES)
  const examples = rows.map((row) => {
    const cells = names.map((name, i) => [name, toShown(columns[i]!.values[row]!)] as const)
    return cells.length === 1 ? cells[0]![1] : Object.fromEntries(cells)
  })
  const missing = countIncomplete(columns, table.rows)
  return outcomeOfRows({ elements: table.rows, missing, unexpected: count, examples, rows }, mostly)
}

/**
 * Values that a column of another table does not hold are unexpected. O((n + m) log m) for m values
 * there.
 */
export function judgeReferences(
  column: Column,
  reference: { table: string; column: string },
  tables: ReadonlyMap<string, Table>,
  mostly?: number,
): Outcome {
  const elements = column.values.length
  const table = tables.get(reference.table)
  if (table === undefined) {
    const given = [...tables.keys()].map((name) => `"${name}"`).join(', ') || 'none'
    return cannotJudge(elements, `Got no table "${reference.table}", expected it among ${given}.`)
  }
  const other = table.columns.get(reference.column)
  if (other === undefined)
    return cannotJudge(
      elements,
      `Got no column "${reference.column}" in ${table.name}, expected it among ${listColumns(table)}.`,
    )
  if (other.kind !== column.kind)
    return cannotJudge(
      elements,
      `Got a ${other.kind} column ${table.name}.${reference.column}, expected ${column.kind}.`,
    )
  return judgeValues<Cell>(column.values, membershipOf(other), mostly)
}

function judgeValues<T extends Cell>(
  values: ArrayLike<T | null>,
  isExpected: (value: T) => boolean,
  mostly?: number,
): Outcome {
  const found = noneFound(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (isNull(value)) found.missing++
    else if (!isExpected(value)) note(found, row, value)
  }
  return outcomeOfRows(found, mostly)
}

function membershipOf(column: Column): (value: Cell) => boolean {
  if (column.kind === 'text') {
    const texts = new Set<Cell | null>(Array.from(column.values))
    return (value) => texts.has(value)
  }
  const sorted = distinctNumbers(sortedNumbers(column.values))
  return (value) => sorted[lowerBound(sorted, value as number)] === value
}

function countIncomplete(columns: readonly Column[], rows: number): number {
  let count = 0
  for (let row = 0; row < rows; row++)
    if (columns.some(({ values }) => isNull(values[row]))) count++
  return count
}

function noneFound(elements: number): JudgedRows {
  return { elements, missing: 0, unexpected: 0, examples: [], rows: [] }
}

function note(found: JudgedRows, row: number, value: Cell | null): void {
  found.unexpected++
  if (found.rows.length === MOST_EXAMPLES) return
  found.rows.push(row)
  found.examples.push(toShown(value))
}
