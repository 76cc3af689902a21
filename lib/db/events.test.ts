import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  countEvents,
  type EventKind,
  listEvents,
  removeEvents,
  saveEvents,
  saveWatched,
} from './events'
import { openTestStore } from './store.fixture'

let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.drop())

const event = (kind: EventKind, at: number, visitor = 'anna', source = 'site') => ({
  source,
  visitor,
  kind,
  movieId: kind === 'search' ? null : 7,
  query: kind === 'search' ? 'heat' : null,
  at,
})

test('events are listed by time, by visitor and by kind', () => {
  saveEvents(store.database, [
    event('view', 300),
    event('like', 100),
    event('search', 200, 'ben'),
    event('hide', 400),
  ])
  const { database } = store
  expect(listEvents(database).map(({ at }) => at)).toEqual([100, 200, 300, 400])
  expect(listEvents(database, { since: 200, until: 400 }).map(({ at }) => at)).toEqual([200, 300])
  expect(listEvents(database, { visitor: 'ben' })).toMatchObject([
    { kind: 'search', query: 'heat', movieId: null },
  ])
  expect(listEvents(database, { kind: 'like' })).toHaveLength(1)
  expect(listEvents(database, { limit: 2 })).toHaveLength(2)
  expect(countEvents(database)).toEqual({
    like: 1,
    view: 1,
    search: 1,
    seen: 0,
    watchlist: 0,
    hide: 1,
  })
})

test('one bad event keeps all of them out, and is told', () => {
  const bad = [
    { ...event('like', 1), movieId: null },
    { ...event('search', 1), query: null },
    { ...event('search', 1), movieId: 7 },
    { ...event('like', 1), kind: 'stare' as EventKind },
  ]
  for (const one of bad)
    expect(() => saveEvents(store.database, [event('view', 1), one])).toThrow(
      /Got an event .* expected/,
    )
  expect(listEvents(store.database)).toEqual([])
})

test('events go by source or by visitor, and only those', () => {
  saveEvents(store.database, [
    event('view', 1),
    event('view', 2, 'ben'),
    event('view', 3, 'carl', 'simulated'),
  ])
  expect(removeEvents(store.database, { source: 'simulated' })).toBe(1)
  expect(removeEvents(store.database, { visitor: 'anna' })).toBe(1)
  expect(listEvents(store.database).map(({ visitor }) => visitor)).toEqual(['ben'])
})

test('events that the store refuses halfway leave none behind', () => {
  const nobody = { ...event('view', 2), visitor: null as unknown as string }
  expect(() => saveEvents(store.database, [event('view', 1), nobody])).toThrow(/NOT NULL|not-null/)
  expect(listEvents(store.database)).toEqual([])
})

test('what is asked for together holds together, and a limit takes the earliest', () => {
  saveEvents(store.database, [
    event('like', 30),
    event('like', 10),
    event('like', 20, 'ben'),
    event('view', 5),
  ])
  const asked = { visitor: 'anna', kind: 'like', limit: 1 } as const
  expect(listEvents(store.database, asked).map(({ at }) => at)).toEqual([10])
  expect(listEvents(store.database, { ...asked, since: 11 }).map(({ at }) => at)).toEqual([30])
})

test('the same page or search within half a minute is one visit to it', () => {
  const { database } = store
  expect(saveWatched(database, event('view', 100_000))).toBe(true)
  expect(saveWatched(database, event('view', 129_000))).toBe(false)
  expect(saveWatched(database, event('view', 100_000, 'ben'))).toBe(true)
  expect(saveWatched(database, event('view', 131_000))).toBe(true)
  expect(saveWatched(database, event('search', 100_000))).toBe(true)
  expect(saveWatched(database, event('search', 100_000))).toBe(false)
  expect(countEvents(database)).toMatchObject({ view: 3, search: 1 })
})
