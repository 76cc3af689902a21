import { afterEach, beforeEach, expect, test } from 'vitest'
import { saveMark } from '@/lib/db/events'
import { type Impression, saveImpressions } from '@/lib/db/impressions'
import { saveRating, type VisitorSource } from '@/lib/db/ratings'
import { openTestStore } from '@/lib/db/store.fixture'
import { readLearningRatings } from './learning-ratings'

let store: ReturnType<typeof openTestStore>
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.drop())

const at = 1_000_000
const mark = (
  kind: 'like' | 'watchlist' | 'hide' | 'seen',
  movieId: number,
  visitor = 'ann',
  source: VisitorSource = 'site',
) => saveMark(store.database, { source, visitor, kind, movieId, at }, true)
const rate = (movieId: number, halfStars: number) =>
  saveRating(store.database, { visitor: 'ann', source: 'site', movieId, halfStars, ratedAt: 1000 })

function click(movieId: number, position: number, visitor = 'ann', source = 'site'): Impression {
  return {
    list: `list-${visitor}-${movieId}`,
    movieId,
    visitor,
    source,
    surface: 'for-you',
    position,
    model: 'm',
    experiment: null,
    variant: null,
    team: null,
    reason: null,
    shownAt: at,
    clickedAt: at,
  }
}

function read(options = {}) {
  const { raters, users, movieIds, stars } = readLearningRatings(store.database, options)
  return [...users.keys()].map((i) => `${raters[users[i]!]!.key} ${movieIds[i]} ${stars[i]}`).sort()
}

test('what visitors do becomes ratings: likes most, clicks least, and a hide outweighs both', () => {
  mark('like', 1)
  mark('watchlist', 2)
  mark('hide', 3)
  mark('like', 3)
  mark('seen', 4)
  saveImpressions(store.database, [click(5, 1), click(1, 2)])
  expect(read()).toEqual(['ann 1 5', 'ann 2 4', 'ann 3 1', 'ann 5 3.5'])
})

test('a rating that was given stays as it is', () => {
  rate(1, 4)
  mark('like', 1)
  saveImpressions(store.database, [click(1, 1)])
  expect(read()).toEqual(['ann 1 2'])
})

test('nothing is learned from simulated visitors unasked', () => {
  mark('like', 1, 'sim', 'simulated')
  saveImpressions(store.database, [click(2, 1, 'sim', 'simulated')])
  expect(read()).toEqual([])
  expect(read({ withSimulated: true })).toEqual(['sim 1 5', 'sim 2 3.5'])
})

test('of clicks at the top, which all look at, a share is kept, the same in every reading', () => {
  // Every film is clicked at the top, every fourth further down: films and liking are the same, the place is not.
  const shown: Impression[] = []
  for (let v = 0; v < 200; v++)
    for (const [position, isClicked] of [
      [1, true],
      [2, v % 4 === 0],
      [3, v % 4 === 1],
    ] as const)
      shown.push({
        ...click(10 + ((v + position) % 20), position, `v${v}`),
        clickedAt: isClicked ? at : null,
      })
  saveImpressions(store.database, shown)
  const kept = read()
  expect(read()).toEqual(kept)
  const all = read({ isDebiased: false })
  expect(all).toHaveLength(300)
  // All hundred from below stay; of the two hundred from the top about a quarter.
  expect(kept.length).toBeGreaterThan(120)
  expect(kept.length).toBeLessThan(190)
  expect(all).toEqual(expect.arrayContaining(kept))
})
