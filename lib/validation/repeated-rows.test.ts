import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRepeatedRows } from './repeated-rows'
import type { Column } from './table'

const number = (values: ArrayLike<number>): Column => ({ kind: 'number', values })
const text = (values: (string | null)[]): Column => ({ kind: 'text', values })

/** Every row against every other. */
function repeatedSlowly(columns: readonly Column[], rows: number): number[] {
  const cells = (row: number) => columns.map(({ values }) => values[row])
  const isNull = (row: number) => cells(row).some((cell) => cell === null || Number.isNaN(cell))
  const isSame = (a: number, b: number) => cells(a).every((cell, i) => cell === cells(b)[i])
  const all = Array.from({ length: rows }, (_, row) => row)
  return all.filter(
    (row) => !isNull(row) && all.some((other) => other !== row && isSame(row, other)),
  )
}

const cell = fc.record({
  small: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constant(Number.NaN)),
  wide: fc.constantFrom(0, -0, 0.5, 2 ** 53, -(2 ** 53), 2 ** 52 + 1, 1e300, Infinity, Number.NaN),
  vast: fc.constantFrom(0, 1, 2 ** 40, 2 ** 40 + 1, -(2 ** 40)),
  word: fc.constantFrom('', 'a', 'b', null),
})

test('repeated rows are those that a comparison of all pairs finds', () => {
  fc.assert(
    fc.property(
      fc.array(cell, { maxLength: 30 }),
      fc.subarray(['small', 'wide', 'vast', 'word'] as const, { minLength: 1 }),
      (cells, names) => {
        const columns = names.map((name) =>
          name === 'word'
            ? text(cells.map(({ word }) => word))
            : number(Float64Array.from(cells, (row) => row[name])),
        )
        const expected = repeatedSlowly(columns, cells.length)
        const found = findRepeatedRows(columns, cells.length, 5)
        expect(found).toEqual({ count: expected.length, rows: expected.slice(0, 5) })
      },
    ),
    { numRuns: 500 },
  )
})

test('columns whose values together exceed exact integers are told apart', () => {
  const columns = [number([0, 2 ** 40, 0, 2 ** 40]), number([2 ** 40, 0, 0, 0])]
  expect(findRepeatedRows(columns, 4, 9)).toEqual({ count: 2, rows: [1, 3] })
})

test('an empty table repeats nothing', () => {
  expect(findRepeatedRows([number([]), text([])], 0, 9)).toEqual({ count: 0, rows: [] })
})

test('one repeated pair among two million rows is found', () => {
  const rows = 2_000_000
  const users = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / 100))
  const movies = Int32Array.from({ length: rows }, (_, row) => (row % 100) * 7)
  users[1_999_999] = 3
  movies[1_999_999] = 14
  const found = findRepeatedRows([number(users), number(movies)], rows, 20)
  expect(found).toEqual({ count: 2, rows: [302, 1_999_999] })
})
