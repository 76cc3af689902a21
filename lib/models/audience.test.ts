import { expect, test } from 'vitest'
import fc from 'fast-check'
import { type Interactions, interactionsFrom } from '@/lib/features/interactions'
import { sparseFrom } from '@/lib/math/sparse'
import { fitAudience } from './audience'
import { checkerboard } from './checkerboard.fixture'
import { learnAudienceWeight } from './learn-likeness'

const FILMS = 12

/** Slow and obvious: every pair of films counted over every person. */
function audienceByHand(likes: Interactions, shrinkage: number): Map<string, number> {
  const people = Array.from(
    { length: likes.users },
    (_, u) => new Set(likes.indices.slice(likes.offsets[u], likes.offsets[u + 1])),
  )
  const total = people.reduce((sum, { size }) => sum + size, 0)
  const chance = people.reduce((sum, { size }) => sum + size ** 2, 0) / total ** 2
  const have = (...films: number[]) =>
    people.filter((one) => films.every((film) => one.has(film))).length
  const found = new Map<string, number>()
  for (let a = 0; a < likes.items; a++)
    for (let b = 0; b < likes.items; b++) {
      const excess = have(a, b) - have(a) * have(b) * chance
      if (a !== b && have(a, b) > 0 && excess > 0)
        found.set(`${a},${b}`, excess / (Math.sqrt(have(a) * have(b)) + shrinkage))
    }
  return found
}

const likesOf = (pairs: [number, number][]) =>
  interactionsFrom(
    pairs.map(([user, item], time) => ({ user, item, rating: 5, time })),
    { users: 8, items: FILMS },
  )

test('the audience that two films share is what counting by hand finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(7), fc.nat(FILMS - 1)), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 20 }),
      (pairs, shrinkage) => {
        const likes = likesOf(pairs)
        const { rows } = fitAudience(likes, { shrinkage, neighbours: FILMS })
        const expected = audienceByHand(likes, shrinkage)
        for (let a = 0; a < FILMS; a++)
          for (let e = rows.offsets[a]!; e < rows.offsets[a + 1]!; e++) {
            const key = `${a},${rows.indices[e]}`
            expect(rows.values[e]).toBeCloseTo(expected.get(key)!, 5)
            expected.delete(key)
          }
        // Differences that are nothing but rounding may fall on either side of zero.
        for (const value of expected.values()) expect(value).toBeLessThan(1e-6)
      },
    ),
  )
})

test('a film that everybody likes is no kin of all others', () => {
  const pairs = Array.from({ length: 8 }, (_, u) => [
    [u, 0],
    [u, 1 + (u % 4)],
  ]).flat() as [number, number][]
  const { rows } = fitAudience(likesOf(pairs), { shrinkage: 0, neighbours: FILMS })
  expect(rows.offsets[1]! - rows.offsets[0]!).toBe(0)
})

test('the weight of the audience is learned: much where people differ by taste, nothing where content says it all', () => {
  const likes = checkerboard({ users: 120, items: 40, seed: 5 })
  const dim = sparseFrom(
    Array.from({ length: 40 }, (_, film) => [
      [film % 3, 0.5] as [number, number],
      [3 + (film % 2), 0.3] as [number, number],
    ]),
    5,
  )
  const seeing = sparseFrom(
    Array.from({ length: 40 }, (_, film) => [[film % 2, 1] as [number, number]]),
    2,
  )
  const unaided = learnAudienceWeight(likes, dim, { seed: 1 })
  expect(unaided).toBe(learnAudienceWeight(likes, dim, { seed: 1 }))
  expect(unaided).toBeGreaterThan(5 * learnAudienceWeight(likes, seeing, { seed: 1 }))
})

test('without people who like two films the audience weighs nothing', () => {
  const content = sparseFrom(
    Array.from({ length: FILMS }, () => [[0, 1] as [number, number]]),
    1,
  )
  expect(
    learnAudienceWeight(
      likesOf([
        [0, 1],
        [1, 2],
      ]),
      content,
      { seed: 1 },
    ),
  ).toBe(0)
})
