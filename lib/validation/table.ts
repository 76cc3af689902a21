// What is validated: a table held by columns, so that tens of millions of rows fit in typed arrays.

/** Numbers, one a row, best in a typed array; NaN is null. */
export type NumberColumn = { kind: 'number'; values: ArrayLike<number> }

/** Texts, one a row; null is null, the empty text is a value. At most 16 million distinct ones. */
export type TextColumn = { kind: 'text'; values: ArrayLike<string | null> }

export type Column = NumberColumn | TextColumn

/** A named table; every column has `rows` values. */
export type Table = { name: string; rows: number; columns: Map<string, Column> }

/** The column of that name. Throws RangeError where the table has none. */
export function getColumn(table: Table, name: string): Column {
  const column = table.columns.get(name)
  if (column === undefined)
    throw new RangeError(`Got column "${name}", expected one of ${listColumns(table)}.`)
  return column
}

/**
 * The column of numbers of that name. Throws RangeError where the table has none or it holds texts.
 */
export function getNumbers(table: Table, name: string): NumberColumn {
  const column = getColumn(table, name)
  if (column.kind === 'number') return column
  throw new RangeError(`Got a text column "${name}" in ${table.name}, expected number.`)
}

/** The names of a table's columns for a message: `"user", "movie"`. */
export function listColumns(table: Table): string {
  return [...table.columns.keys()].map((name) => `"${name}"`).join(', ') || 'none'
}

/** Throws RangeError where a column is longer or shorter than its table says. */
export function checkLengths(table: Table): void {
  for (const [name, { values }] of table.columns)
    if (values.length !== table.rows)
      throw new RangeError(
        `Got ${values.length} values in ${table.name}.${name}, expected ${table.rows}, one a row.`,
      )
}

/** Whether a cell holds nothing: null or NaN. */
export function isNull(value: number | string | null | undefined): value is null | undefined {
  return value === null || value === undefined || Number.isNaN(value)
}
