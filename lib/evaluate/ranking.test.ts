import { expect, test } from 'vitest'
import { rankEverything } from './ranking'

const user = {
  user: 0,
  items: Int32Array.of(1),
  stars: Float32Array.of(4),
  relevant: Int32Array.of(4, 2),
}
const scores = Float64Array.of(0.5, 9, 0.5, 0.1, 0.7)

test('films that the user has are not ranked, and a relevant film stands behind those that score the same', () => {
  expect(rankEverything(scores, user, { candidates: null, length: 3 })).toEqual({
    ranks: Int32Array.of(0, 2),
    relevant: 2,
    candidates: 4,
    list: Int32Array.of(4, 0, 2),
  })
})

test('only candidates are ranked', () => {
  const { ranks, candidates, list } = rankEverything(scores, user, {
    candidates: Uint8Array.of(0, 1, 1, 1, 1),
    length: 10,
  })
  expect([...ranks]).toEqual([0, 1])
  expect(candidates).toBe(3)
  expect([...list]).toEqual([4, 2, 3])
})

test('a model that tells no films apart earns nothing', () => {
  const { ranks } = rankEverything(new Float64Array(5), user, { candidates: null, length: 3 })
  expect([...ranks]).toEqual([2, 3])
})
