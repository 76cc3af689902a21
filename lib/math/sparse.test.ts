import { expect, test } from 'vitest'
import { seededRandom } from './random'
import { sparseFrom } from './sparse'
import { dotRows, withSpreadRow } from './sparse-rows'

test('rows stand one after the other', () => {
  const matrix = sparseFrom(
    [
      [
        [0, 1],
        [2, 3],
      ],
      [],
      [[1, 5]],
    ],
    3,
  )
  expect([...matrix.offsets]).toEqual([0, 2, 2, 3])
  expect([...matrix.indices]).toEqual([0, 2, 1])
})

test('a column beyond the last is refused', () => {
  expect(() => sparseFrom([[[3, 1]]], 3)).toThrow('Got column 3, expected 0 to 2.')
})

test('the product of two rows equals that of the dense rows', () => {
  const random = seededRandom(3)
  const dense = Array.from({ length: 6 }, () =>
    Array.from({ length: 40 }, () => (random() < 0.3 ? Math.round(random() * 9) : 0)),
  )
  const matrix = sparseFrom(
    dense.map((row) => row.flatMap((value, c): [number, number][] => (value ? [[c, value]] : []))),
    40,
  )
  for (let a = 0; a < 6; a++)
    for (let b = 0; b < 6; b++)
      expect(dotRows(matrix, a, matrix, b)).toBe(
        dense[a]!.reduce((sum, value, c) => sum + value * dense[b]![c]!, 0),
      )
})

test('a row spread out gives the very products of the row, also within another one', () => {
  const random = seededRandom(4)
  const rows = Array.from({ length: 8 }, () =>
    Array.from({ length: 30 }, (_, c) => c)
      .filter(() => random() < 0.4)
      .map((c): [number, number] => [c, random()]),
  )
  const matrix = sparseFrom(rows, 30)
  const all = rows.map((_, row) => row)
  const products = (row: number) => withSpreadRow(matrix, row, (dot) => all.map(dot))
  const expected = all.map((a) => all.map((b) => dotRows(matrix, a, matrix, b)))
  expect(all.map(products)).toEqual(expected)
  expect(withSpreadRow(matrix, 0, (dot) => [products(1), all.map(dot)])).toEqual([
    expected[1],
    expected[0],
  ])
})

test('the same seed gives the same numbers, all in [0, 1)', () => {
  const [a, b] = [seededRandom(5), seededRandom(5)]
  const numbers = Array.from({ length: 1000 }, a)
  expect(Array.from({ length: 1000 }, b)).toEqual(numbers)
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
})
