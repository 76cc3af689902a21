import { describe, expect, test } from 'vitest'
import { interactionsFrom } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import { SPLITS, splitBy } from './splits'

const random = seededRandom(4)
const data = interactionsFrom(
  Array.from({ length: 600 }, (_, i) => ({
    user: i % 30,
    item: Math.floor(random() * 40),
    rating: 1 + Math.floor(random() * 9) / 2,
    time: Math.floor(random() * 10_000),
  })),
  { users: 30, items: 40 },
)
const ratingOf = new Map<string, { rating: number; time: number }>()
for (let u = 0; u < data.users; u++)
  for (let e = data.offsets[u]!; e < data.offsets[u + 1]!; e++)
    ratingOf.set(`${u} ${data.indices[e]}`, { rating: data.ratings[e]!, time: data.times[e]! })

const options = () => ({ likedFrom: 4, random: seededRandom(1) })

describe.each(SPLITS)('%s', (name) => {
  const splits = splitBy(name, data, options())

  test('what is asked for was liked, and is neither known nor learned from', () => {
    const asked = splits.flatMap(({ tests }) => tests)
    expect(asked.length).toBeGreaterThan(10)
    for (const { train, tests } of splits)
      for (const { user, items, relevant } of tests) {
        const learned = train.indices.subarray(train.offsets[user]!, train.offsets[user + 1]!)
        for (const item of relevant) {
          expect(ratingOf.get(`${user} ${item}`)!.rating).toBeGreaterThanOrEqual(4)
          expect(items).not.toContain(item)
          expect(learned).not.toContain(item)
        }
      }
  })

  test('the same seed splits in the same way', () => {
    expect(splitBy(name, data, options())).toEqual(splits)
  })
})

test('leave-one-out hides the last like of each user and all after it', () => {
  const [{ tests, train }] = splitBy('leave-one-out', data, options()) as [
    ReturnType<typeof splitBy>[number],
  ]
  for (const { user, items, relevant } of tests) {
    const hidden = ratingOf.get(`${user} ${relevant[0]}`)!
    for (const item of items)
      expect(ratingOf.get(`${user} ${item}`)!.time).toBeLessThanOrEqual(hidden.time)
    expect(items.length).toBe(train.offsets[user + 1]! - train.offsets[user]!)
  }
})

test('temporal splits cut ever later, learn from nothing after their cut, and ask only for what came after it', () => {
  const splits = splitBy('temporal', data, options())
  const shares = splits.map(({ train }) => train.indices.length / data.indices.length)
  shares.forEach((share, i) => {
    expect(share).toBeCloseTo(0.5 + i * 0.1, 1)
  })
  for (const { train, tests, now } of splits) {
    for (const time of train.times) expect(time).toBeLessThan(now)
    for (const { user, relevant } of tests)
      for (const item of relevant) {
        const known = train.indices.subarray(train.offsets[user], train.offsets[user + 1])
        expect(known).not.toContain(item)
      }
  }
  expect(splits.some(({ tests }) => tests.length > 0)).toBe(true)
})

test('under strong generalisation no user of the test was learned from, and each is asked once', () => {
  const splits = splitBy('strong', data, options())
  for (const { train, tests } of splits)
    for (const { user } of tests) expect(train.offsets[user + 1]).toBe(train.offsets[user])
  const asked = splits.flatMap(({ tests }) => tests.map(({ user }) => user))
  expect(new Set(asked).size).toBe(asked.length)
})

test('cold films have no rating left and are the only candidates', () => {
  const [{ train, tests, candidates }] = splitBy('cold', data, options()) as [
    ReturnType<typeof splitBy>[number],
  ]
  for (const item of train.indices) expect(candidates![item]).toBe(0)
  for (const { relevant } of tests) for (const item of relevant) expect(candidates![item]).toBe(1)
})
