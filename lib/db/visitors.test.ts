import { afterEach, beforeEach, expect, test } from 'vitest'
import { listMarksOf, saveEvents, saveMark } from './events'
import { type Impression, listImpressions, saveImpressions } from './impressions'
import { listRatingsOf, saveRating } from './ratings'
import { openTestStore, tracesOf } from './store.fixture'
import { countVisitors, removeVisitor, removeVisitorsOf, removeWatchedBefore } from './visitors'

let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.drop())

const shown: Impression = {
  list: 'list-0001',
  movieId: 1,
  visitor: 'ann',
  source: 'site',
  surface: 'for-you',
  position: 1,
  model: 'hybrid@1',
  experiment: 'first',
  variant: 'a',
  team: null,
  reason: 'like Heat',
  shownAt: 1000,
  clickedAt: null,
}

function leaveSomething(visitor: string, source: 'site' | 'simulated', list: string) {
  const { database } = store
  saveRating(database, { visitor, source, movieId: 1, halfStars: 8, ratedAt: 1 })
  saveMark(database, { visitor, source, movieId: 2, kind: 'like', at: 1000 }, true)
  saveEvents(database, [
    { visitor, source, kind: 'view', movieId: 3, query: null, at: 1000 },
    { visitor, source, kind: 'search', movieId: null, query: 'heat', at: 1000 },
  ])
  saveImpressions(database, [{ ...shown, visitor, source, list }])
  database
    .prepare(
      'INSERT INTO Exposure (experiment, visitor, variant, source, at) VALUES (?, ?, ?, ?, ?)',
    )
    .run('first', visitor, 'a', source, 1000)
}

test('deleting a visitor leaves no row with the name in any table, and nobody else loses one', () => {
  leaveSomething('ann', 'site', 'list-ann1')
  leaveSomething('bob', 'site', 'list-bob1')
  expect(tracesOf(store.database, 'ann').sort()).toEqual([
    'Event.visitor',
    'Exposure.visitor',
    'Impression.visitor',
    'Rater.key',
  ])
  expect(removeVisitor(store.database, 'ann')).toEqual({
    ratings: 1,
    events: 3,
    impressions: 1,
    exposures: 1,
  })
  expect(tracesOf(store.database, 'ann')).toEqual([])
  const { n } = store.database.prepare('SELECT count(*) AS n FROM Rating').get() as { n: number }
  expect(n).toBe(1)
  expect(listRatingsOf(store.database, 'bob')).toHaveLength(1)
  expect(listMarksOf(store.database, 'bob')).toEqual([{ kind: 'like', movieId: 2, at: 1000 }])
})

test('a simulation goes by its source and leaves the site’s own', () => {
  leaveSomething('simulated-1', 'simulated', 'list-sim1')
  leaveSomething('ann', 'site', 'list-ann1')
  expect(countVisitors(store.database)).toEqual([
    { source: 'simulated', visitors: 1 },
    { source: 'site', visitors: 1 },
  ])
  removeVisitorsOf(store.database, 'simulated')
  expect(tracesOf(store.database, 'simulated-1')).toEqual([])
  expect(tracesOf(store.database, 'simulated')).toEqual([])
  expect(countVisitors(store.database)).toEqual([{ source: 'site', visitors: 1 }])
})

test('what was only watched goes with its age, what was said stays', () => {
  leaveSomething('ann', 'site', 'list-ann1')
  expect(removeWatchedBefore(store.database, 1000)).toEqual({
    events: 0,
    impressions: 0,
    exposures: 0,
  })
  expect(removeWatchedBefore(store.database, 1001)).toEqual({
    events: 2,
    impressions: 1,
    exposures: 1,
  })
  expect(listMarksOf(store.database, 'ann')).toHaveLength(1)
  expect(listRatingsOf(store.database, 'ann')).toHaveLength(1)
})

test('a film stands once in a list; a click that comes later is kept, the first time of it', () => {
  const { database } = store
  saveImpressions(database, [shown, shown])
  saveImpressions(database, [{ ...shown, position: 9, clickedAt: 2000 }])
  saveImpressions(database, [{ ...shown, clickedAt: 3000 }])
  expect(listImpressions(database)).toEqual([{ ...shown, clickedAt: 2000 }])
})

test('what one batch says of a film twice is what two batches would say', () => {
  const { database } = store
  const click = { ...shown, clickedAt: 2000 }
  saveImpressions(database, [shown, click, { ...shown, clickedAt: 3000 }])
  expect(listImpressions(database)).toEqual([click])
  const elsewhere = { ...shown, list: 'another' }
  saveImpressions(database, [elsewhere, { ...elsewhere, visitor: 'mallory', clickedAt: 2000 }])
  expect(listImpressions(database)).toContainEqual(elsewhere)
})

test('nobody can click in somebody else’s list', () => {
  const { database } = store
  saveImpressions(database, [shown])
  saveImpressions(database, [{ ...shown, visitor: 'mallory', clickedAt: 2000 }])
  expect(listImpressions(database)).toEqual([shown])
})

test('a mark is set once and taken back whole', () => {
  const { database } = store
  const like = { visitor: 'ann', source: 'site', movieId: 5, kind: 'like' as const }
  saveMark(database, { ...like, at: 1 }, true)
  saveMark(database, { ...like, at: 2 }, true)
  expect(listMarksOf(database, 'ann')).toEqual([{ kind: 'like', movieId: 5, at: 2 }])
  saveMark(database, { ...like, at: 3 }, false)
  expect(listMarksOf(database, 'ann')).toEqual([])
})
