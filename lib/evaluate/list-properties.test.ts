import { expect, test } from 'vitest'
import { coverage, gini, intraListSimilarity, novelty, popularityLift } from './list-properties'

const lists = [
  [0, 1],
  [0, 2],
]

test('coverage counts each film once', () => {
  expect(coverage(lists, 4)).toBe(0.75)
})

test('Gini is 0 where all films are shown as often, and 1 where one has all places', () => {
  expect(
    gini(
      [
        [0, 1],
        [2, 3],
      ],
      4,
    ),
  ).toBeCloseTo(0, 12)
  expect(gini([[0], [0], [0]], 100)).toBeCloseTo(1, 12)
})

test('a film of half the users brings one bit of novelty, one of nobody as much as one of a single user', () => {
  expect(novelty([[0]], [4], 8)).toBe(1)
  expect(novelty([[0]], [0], 8)).toBe(3)
})

test('likeness within lists is the mean of the pairs, lists of one film left out', () => {
  const likeness = (a: number, b: number) => (a + b) / 10
  expect(intraListSimilarity([[0, 1, 2], [5]], likeness)).toBeCloseTo((0.1 + 0.2 + 0.3) / 3, 12)
})

test('lists twice as popular as what users have lift popularity by one', () => {
  expect(popularityLift([[0]], [[1]], [10, 5])).toBe(1)
})
