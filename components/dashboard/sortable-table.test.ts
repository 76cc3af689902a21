import { expect, test } from 'vitest'
import { sortRows, type TableRow } from './sortable-table'

const row = (id: string, value: number | string | null): TableRow => ({
  id,
  cells: { a: { shown: id, value } },
})
const order = (rows: TableRow[]) => rows.map(({ id }) => id).join('')

test('numbers stand by size, texts by letter, and what has no value last in both directions', () => {
  const numbers = [row('a', 10), row('b', null), row('c', 9), row('d', 100)]
  expect(order(sortRows(numbers, { by: 'a', order: 'ascending' }))).toBe('cadb')
  expect(order(sortRows(numbers, { by: 'a', order: 'descending' }))).toBe('dacb')
  const texts = [row('a', 'run'), row('b', 'done'), row('c', 'run')]
  expect(order(sortRows(texts, { by: 'a', order: 'ascending' }))).toBe('bac')
})

test('without an order the rows stay as they are', () => {
  expect(order(sortRows([row('b', 2), row('a', 1)], null))).toBe('ba')
})
