import { expect, test } from 'vitest'
import { interactionsFrom } from '@/lib/features/interactions'
import { sparseFrom } from '@/lib/math/sparse'
import { fitBiases, predictRatings } from './rating-biases'

// Anna rates a star above everybody, film 0 is a star better than film 1.
const given = [
  { user: 0, item: 0, rating: 5, time: 1 },
  { user: 0, item: 1, rating: 4, time: 2 },
  { user: 1, item: 0, rating: 4, time: 1 },
  { user: 1, item: 1, rating: 3, time: 2 },
]
const biases = fitBiases(interactionsFrom(given, { users: 2, items: 3 }), { items: 0, users: 0 })

test('who rates higher and what is rated higher is told apart, and a film that nobody rated has no bias', () => {
  expect(biases.mean).toBe(4)
  expect([...biases.items].map((bias) => bias || 0)).toEqual([0.5, -0.5, 0])
  expect([...biases.users]).toEqual([0.5, -0.5])
})

test('damping moves few ratings toward the mean', () => {
  const damped = fitBiases(interactionsFrom(given, { users: 2, items: 2 }), { items: 2, users: 2 })
  expect(damped.items[0]).toBe(0.25)
})

test('a film near to one that pleased more than it should is foretold higher, one without neighbours by biases alone', () => {
  const rows = sparseFrom([[[2, 1]], [], []], 3)
  const known = { items: Int32Array.of(0), stars: Float32Array.of(5) }
  const kind = { mean: 3, items: new Float64Array(3), users: new Float64Array(1) }
  const [near, far] = predictRatings(kind, 0, known, Int32Array.of(2, 1), rows)
  expect(near).toBeCloseTo(3 + 2 / 1.5, 10)
  expect(far).toBe(3)
  expect([...predictRatings(kind, 0, known, Int32Array.of(2), null)]).toEqual([3])
})

test('what is foretold is a rating', () => {
  const wild = { mean: 9, items: new Float64Array(1), users: new Float64Array(1) }
  const nothing = { items: new Int32Array(), stars: new Float32Array() }
  expect([...predictRatings(wild, 0, nothing, Int32Array.of(0), null)]).toEqual([5])
})
