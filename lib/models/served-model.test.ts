import { expect, test } from 'vitest'
import { sparseFrom } from '@/lib/math/sparse'
import { decodeRows, encodeRows } from './served-model'

const vocabulary = [
  { field: 'genre' as const, label: 'Drama' },
  { field: 'genre' as const, label: 'War' },
]
const model = {
  matrix: sparseFrom(
    [
      [[0, 0.5]],
      [
        [0, 0.25],
        [1, 0.5],
      ],
      [],
    ],
    2,
  ),
  neighbours: sparseFrom([[[1, 0.125]], [[0, 0.125]], []], 3),
}

test('rows come back from the store as they were, by film', () => {
  const served = decodeRows(encodeRows([10, 20, 30], model), vocabulary)
  expect([...served.movieIds]).toEqual([10, 20, 30])
  expect(served.rowOf.get(20)).toBe(1)
  expect(served.features).toEqual(model.matrix)
  expect([...served.neighbours.indices]).toEqual([1, 0])
})

test('a neighbour that is gone is left out', () => {
  const [first, , third] = encodeRows([10, 20, 30], model)
  const served = decodeRows([first!, third!], vocabulary)
  expect([...served.neighbours.indices]).toEqual([])
})
