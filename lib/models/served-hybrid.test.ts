import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/math/random'
import { sparseFrom } from '@/lib/math/sparse'
import { audienceShare, renumberRows } from './served-hybrid'

const movieIds = Int32Array.of(10, 20, 30)
const rows = sparseFrom(
  [
    [
      [1, 0.5],
      [2, 0.25],
    ],
    [[0, 0.1]],
    [
      [0, 0.3],
      [1, 0.7],
    ],
  ],
  3,
)

test('rows are numbered as the served films; films that are gone are left out, new ones have no row', () => {
  const served = Int32Array.of(30, 40, 10)
  const rowOf = new Map([...served].map((id, row) => [id, row]))
  expect(renumberRows(rows, movieIds, { movieIds: served, rowOf })).toEqual(
    sparseFrom([[[2, 0.3]], [], [[0, 0.25]]], 3),
  )
})

test('the share of an audience is what a look through the whole row finds', () => {
  const random = seededRandom(3)
  const given = Array.from({ length: 20 }, () =>
    Array.from({ length: 20 }, (_, c): [number, number] => [c, random()]).filter(
      () => random() < 0.4,
    ),
  )
  const audience = { rows: sparseFrom(given, 20), weight: 2 }
  for (let source = 0; source < 20; source++)
    for (let target = 0; target < 20; target++) {
      const entry = given[source]!.find(([column]) => column === target)
      expect(audienceShare(audience, source, target)).toBeCloseTo(2 * (entry?.[1] ?? 0), 6)
    }
  expect(audienceShare(null, 1, 2)).toBe(0)
})
