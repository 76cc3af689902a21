import { expect, test } from 'vitest'
import { interactionsFrom } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import { sparseFrom } from '@/lib/math/sparse'
import { questionOrders } from './question-orders'

// Film 0 is rated by all in agreement, film 1 by most in disagreement, film 2 by two who disagree, film 3 is twin of film 0.
const RATERS = [20, 16, 2, 19]
const given = RATERS.flatMap((raters, item) =>
  Array.from({ length: raters }, (_, user) => ({
    user,
    item,
    rating: item === 0 || item === 3 || user % 2 === 0 ? 5 : 1,
    time: user,
  })),
)
const data = interactionsFrom(given, { users: 20, items: 4 })
const content = sparseFrom([[[0, 1]], [[1, 1]], [[2, 1]], [[0, 1]]], 3)
const orders = questionOrders(data, content, seededRandom(1))

test('the most rated come first, and among all by chance each once', () => {
  expect(orders.get('popular')).toEqual([0, 3, 1, 2])
  expect([...orders.get('random')!].sort()).toEqual([0, 1, 2, 3])
})

test('films that people disagree about come first by entropy and variance, the better known of them by both', () => {
  expect(orders.get('entropy')!.slice(0, 2).sort()).toEqual([1, 2])
  expect(orders.get('variance')!.slice(0, 2).sort()).toEqual([1, 2])
  expect(orders.get('popularity-entropy')!.slice(0, 2)).toEqual([1, 2])
})

test('the diverse order does not ask about two films of a kind in a row', () => {
  expect(orders.get('diverse-popular')!.slice(0, 2)).toEqual([0, 1])
})
