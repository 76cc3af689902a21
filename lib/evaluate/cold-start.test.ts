import { expect, test } from 'vitest'
import { interactionsFrom } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import { askPages, type Asked, type Newcomer, newcomers } from './cold-start'

const person: Newcomer = {
  user: 0,
  seen: new Map([
    [1, 5],
    [2, 3.5],
    [3, 1],
  ]),
  mean: 3.2,
  relevant: Int32Array.of(9),
}

test('what is seen is answered by the rating beside the own mean, all else is not seen', () => {
  const heard: Asked[] = []
  const pages = [[1, 7, 2], [3]]
  const learned = askPages(
    person,
    (before) => {
      heard.push({ answers: new Map(before.answers), unseen: [...before.unseen] })
      return pages[heard.length - 1]!
    },
    2,
  )
  expect(learned.map(({ answers, likes }) => [answers, likes])).toEqual([
    [2, 2],
    [1, 0],
  ])
  expect(heard[1]!.unseen).toEqual([7])
  expect([...heard[1]!.answers]).toEqual([
    [1, 10],
    [2, 8],
  ])
  const pull = new Map(learned[1]!.pulls.map(({ number, weight }) => [number, weight]))
  expect(pull.get(1)).toBeGreaterThan(pull.get(2)!)
  expect(pull.get(3)).toBeLessThan(0)
})

test('a film is seen already or still to be found, never both, and only likes are to be found', () => {
  const given = Array.from({ length: 40 }, (_, item) => ({
    user: item % 2,
    item,
    rating: item % 4 < 2 ? 5 : 2,
    time: item,
  }))
  const data = interactionsFrom(given, { users: 2, items: 40 })
  const found = newcomers(data, [0, 1], { likedFrom: 4, random: seededRandom(3) })
  expect(found.map(({ user }) => user)).toEqual([0, 1])
  for (const { user, seen, relevant, mean } of found) {
    expect(mean).toBeCloseTo(3.5)
    expect(seen.size).toBeGreaterThan(0)
    for (const film of relevant) {
      expect(seen.has(film)).toBe(false)
      expect(film % 2).toBe(user)
      expect(film % 4 < 2).toBe(true)
    }
  }
})

test('whoever has nothing to find is not asked', () => {
  const data = interactionsFrom([{ user: 0, item: 0, rating: 1, time: 0 }], { users: 1, items: 1 })
  expect(newcomers(data, [0], { likedFrom: 4, random: seededRandom(1) })).toEqual([])
})
