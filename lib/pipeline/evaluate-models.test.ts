import { expect, test } from 'vitest'
import { sparseFrom } from '@/lib/math/sparse'
import { checkerboard } from '@/lib/models/checkerboard.fixture'
import { evaluateNcf } from './evaluate-ncf'
import { evaluateRanking } from './evaluate-ranking'

const interactions = checkerboard({ users: 50, items: 30, seed: 6 })
const content = sparseFrom(
  Array.from({ length: 30 }, (_, film) => [
    [film % 2, 0.9],
    [2 + (film % 5), 0.2],
  ]),
  7,
)
const data = { interactions, content, unknownFilms: 0 }
const options = { seed: 1, work: {}, say: () => {} }

test.each(['leave-one-out', 'temporal', 'strong', 'cold'] as const)(
  'by %s every model is asked the same, and popularity is beaten',
  async (split) => {
    const { models, best, p } = await evaluateRanking(data, split, options)
    const names = [
      'popularity',
      'trending',
      'content',
      'item-neighbours',
      'ease',
      'ials',
      'bridge',
      'hybrid',
    ]
    expect(Object.keys(models)).toEqual(names)
    const users = new Set(Object.values(models).map((figures) => figures.users))
    expect(users.size).toBe(1)
    expect(models.hybrid!.ndcg10).toBeGreaterThan(models.popularity!.ndcg10)
    for (const { ndcg10, low, high, coverage, gini } of Object.values(models)) {
      expect(low).toBeLessThanOrEqual(ndcg10)
      expect(high).toBeGreaterThanOrEqual(ndcg10)
      for (const share of [coverage, gini]) expect(share >= 0 && share <= 1).toBe(true)
    }
    expect(models[best]!.ndcg10).toBe(Math.max(...Object.values(models).map((one) => one.ndcg10)))
    expect(p >= 0 && p <= 1).toBe(true)
  },
)

test('the published task is run by the models named, as they are served', async () => {
  const { offsets, indices } = interactions
  const heldOut = (user: number) => offsets[user]! + (user % (offsets[user + 1]! - offsets[user]!))
  const pairs: number[] = []
  const tests = []
  for (let user = 0; user < interactions.users; user++) {
    const held = heldOut(user)
    for (let e = offsets[user]!; e < offsets[user + 1]!; e++)
      if (e !== held) pairs.push(user, indices[e]!)
    const item = indices[held]!
    const negatives = Array.from({ length: 15 }, (_, i) => 2 * i + (1 - (item % 2)))
    tests.push({ user, item, negatives })
  }
  const task = { users: interactions.users, items: 30, train: Int32Array.from(pairs), tests }
  const said: string[] = []
  const figures = await evaluateNcf(task, {
    threads: 1,
    only: ['item-neighbours', 'ease', 'ials'],
    say: (line) => said.push(line),
  })
  expect(Object.keys(figures)).toEqual(['item-neighbours', 'ease', 'ials'])
  for (const { hr10, seconds } of Object.values(figures)) {
    expect(hr10).toBeGreaterThan(0.9)
    expect(seconds).toBeGreaterThan(0)
  }
  expect(said).toHaveLength(3)
})
