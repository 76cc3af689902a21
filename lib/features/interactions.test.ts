import { expect, test } from 'vitest'
import {
  columnsOf,
  countByItem,
  filterInteractions,
  interactionsFrom,
  interactionsFromColumns,
} from './interactions'

const data = interactionsFrom(
  [
    { user: 1, item: 2, rating: 4, time: 20 },
    { user: 0, item: 1, rating: 3, time: 10 },
    { user: 1, item: 0, rating: 5, time: 15 },
    { user: 1, item: 2, rating: 2, time: 30 },
  ],
  { users: 3, items: 3 },
)

test('rows stand by time, and of a film rated twice the last rating stays', () => {
  expect([...data.offsets]).toEqual([0, 1, 3, 3])
  expect([...data.indices]).toEqual([1, 0, 2])
  expect([...data.ratings]).toEqual([3, 5, 2])
})

test('entries that are left out leave users and films their numbers', () => {
  const liked = filterInteractions(data, (entry) => data.ratings[entry]! >= 3)
  expect([...liked.offsets]).toEqual([0, 1, 2, 2])
  expect([...liked.indices]).toEqual([1, 0])
  expect([...countByItem(liked)]).toEqual([1, 1, 0])
})

test('columns name the users of each film and the places of their entries', () => {
  const { offsets, users, entries } = columnsOf(data)
  expect([...offsets]).toEqual([0, 1, 2, 3])
  expect([...users]).toEqual([1, 0, 1])
  expect([...entries].map((e) => data.indices[e])).toEqual([0, 1, 2])
})

test('columns of numbers become the same rows as objects do', () => {
  const given = Array.from({ length: 200 }, (_, i) => ({
    user: (i * 7) % 9,
    item: Math.floor(i / 9),
    rating: (i % 10) / 2 + 0.5,
    time: (i * 31) % 13,
  }))
  const columns = {
    users: Int32Array.from(given, ({ user }) => user),
    items: Int32Array.from(given, ({ item }) => item),
    ratings: Float32Array.from(given, ({ rating }) => rating),
    times: Float64Array.from(given, ({ time }) => time),
  }
  const shape = { users: 10, items: 30 }
  expect(interactionsFromColumns(columns, shape)).toEqual(interactionsFrom(given, shape))
})
