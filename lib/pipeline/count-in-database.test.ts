import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLikedPairs } from '@/lib/db/co-occurrence'
import { inTransaction, openDatabase } from '@/lib/db/database'
import { saveMark } from '@/lib/db/events'
import { saveImpressions } from '@/lib/db/impressions'
import { listMovies } from '@/lib/db/movies'
import { closeRatingSet, openRatingSet, saveRating } from '@/lib/db/ratings'
import { RatingWriter } from '@/lib/db/rating-writer'
import { filterInteractions, type Interactions } from '@/lib/features/interactions'
import { seededRandom } from '@/lib/math/random'
import { fitAudience } from '@/lib/models/audience'
import { countTogether, type Together } from '@/lib/models/co-occurrence'
import { easeParameters, fitEase } from '@/lib/models/ease'
import { fitItemNeighbours } from '@/lib/models/item-neighbours'
import { LIKE_STARS } from '@/lib/models/training'
import { countInDatabase } from './count-in-database'
import { importRatings } from './import-ratings'
import { readLearningRatings } from './learning-ratings'
import { openSmallWorld } from './small-world.fixture'
import { isKeptApart, prepareTraining } from './training-data'

const FILMS = 60

let world: ReturnType<typeof openSmallWorld>
beforeEach(() => {
  world = openSmallWorld()
})
afterEach(() => world.drop())

/** What is learned from, as it is counted in process. */
function likesHere(): Interactions {
  const { training } = prepareTraining(
    listMovies(world.database),
    readLearningRatings(world.database),
  )
  const { interactions } = training
  return filterInteractions(interactions, (e) => interactions.ratings[e]! >= LIKE_STARS)
}

function likesThere(): Together {
  return countInDatabase(
    world.database,
    Int32Array.from(listMovies(world.database), ({ id }) => id),
  )
}

function matrixOf({ fillRow, sizes, total, squares }: Together) {
  const rows = Array.from(sizes, (_, film) => {
    const counts = new Float32Array(sizes.length)
    fillRow(film, counts)
    return [...counts]
  })
  return { rows, sizes: [...sizes], total, squares }
}

async function expectSameModels(likes: Interactions, together: Together): Promise<void> {
  expect(matrixOf(together)).toEqual(matrixOf(countTogether(likes)))
  expect(fitAudience(likes, undefined, together)).toEqual(fitAudience(likes))
  expect(fitItemNeighbours(likes, undefined, together)).toEqual(fitItemNeighbours(likes))
  const parameters = easeParameters(likes.indices.length)
  expect(await fitEase(likes, parameters, { together })).toEqual(await fitEase(likes, parameters))
}

/** A set of ratings by chance: people who like much and little, films well and hardly known. */
function addRandomSet(seed: number, { people = 300, isFinished = true } = {}): void {
  const random = seededRandom(seed)
  const { database } = world
  const open = { source: 'movietweetings', fingerprint: String(seed), path: 'x', now: 1 }
  const set = openRatingSet(database, open)
  const writer = new RatingWriter(database, set)
  inTransaction(database, () => {
    for (let person = 1; person <= people; person++) {
      writer.addRater(10_000 * seed + person, `${person}`)
      const share = random()
      for (let movieId = 1; movieId <= FILMS + 5; movieId++)
        if (random() < (share * movieId) / FILMS)
          writer.add(10_000 * seed + person, movieId, 1 + Math.floor(random() * 10), movieId)
    }
    writer.flush()
  })
  const counts = { rows: 1, users: people, films: FILMS, unknownFilms: 0, broken: 0, now: 2 }
  if (isFinished) closeRatingSet(database, set, counts)
}

test('models of an imported set are the same wherever it was counted, people kept apart left out', async () => {
  await importRatings(world.database, 'movielens', world.ratings, { now: Date.now })
  const likes = likesHere()
  const together = likesThere()
  expect(together.total).toBeGreaterThan(500)
  await expectSameModels(likes, together)
})

test('models of a set by chance are the same, with films that are gone and a set that is not finished', async () => {
  addRandomSet(1)
  addRandomSet(2, { people: 40, isFinished: false })
  const likes = likesHere()
  expect(likes.users).toBe(300)
  await expectSameModels(likes, likesThere())
})

test('what visitors do counts as it does in process: likes, watchlist and clicks, unless rated or hidden; nothing simulated', async () => {
  addRandomSet(1)
  const { database } = world
  const at = 1_000_000
  for (let v = 0; v < 40; v++) {
    const visitor = `visitor-${v}`
    const source = v % 5 === 4 ? ('simulated' as const) : ('site' as const)
    const mark = (kind: 'like' | 'watchlist' | 'hide', movieId: number) =>
      saveMark(database, { source, visitor, kind, movieId, at }, true)
    mark('like', 1 + (v % 7))
    mark('watchlist', 10 + (v % 3))
    mark('like', 20)
    if (v % 2 === 0) mark('hide', 20)
    mark('like', FILMS + 1)
    // Every third never rated; of the others one rating stands over a like.
    if (v % 3 === 0) continue
    const rate = (movieId: number, halfStars: number) =>
      saveRating(database, { visitor, source, movieId, halfStars, ratedAt: 1 })
    rate(1 + (v % 7), v % 4 === 1 ? 3 : 9)
    rate(30, 8)
  }
  const click = { surface: 'for-you', model: 'm', experiment: null, variant: null, team: null }
  saveImpressions(
    database,
    Array.from({ length: 60 }, (_, i) => ({
      ...click,
      list: `list-${i}`,
      movieId: 40 + (i % 4),
      visitor: `visitor-${i % 40}`,
      source: 'site',
      position: 1 + (i % 6),
      reason: null,
      shownAt: at,
      clickedAt: i % 2 === 0 ? at : null,
    })),
  )
  const likes = likesHere()
  const without = countTogether(likes).total
  await expectSameModels(likes, likesThere())
  database.prepare("DELETE FROM Event WHERE kind = 'like'").run()
  expect(likesThere().total).toBeLessThan(without)
})

test('nobody who is kept apart is counted', () => {
  addRandomSet(1)
  const all = { halfStars: 7, implied: [] }
  const totalOf = (isLeftOut: (source: string, key: string) => boolean) =>
    readLikedPairs(world.database, { ...all, isLeftOut }, (pairs) =>
      [...pairs].filter(([a, b]) => a === b).reduce((sum, [, , count]) => sum + count, 0),
    )
  const everybody = totalOf(() => false)
  const apart = totalOf((source, key) => !isKeptApart(source, key))
  expect(totalOf(isKeptApart)).toBe(everybody - apart)
  expect(apart).toBeGreaterThan(0)
  expect(totalOf(() => true)).toBe(0)
})

test('a like that was not given as a rating counts once, and not at all of a film that was rated', () => {
  addRandomSet(1, { people: 1 })
  const { database } = world
  const rated = database.prepare('SELECT movieId FROM Rating WHERE halfStars < 7').raw().get()
  const [disliked] = rated as [number]
  const like = (key: string, movieId: number) => ({ source: 'movietweetings', key, movieId })
  const countsOf = (implied: ReturnType<typeof like>[]) =>
    readLikedPairs(database, { halfStars: 7, implied, isLeftOut: () => false }, (pairs) => [
      ...pairs,
    ])
  const before = countsOf([])
  expect(countsOf([like('1', disliked)])).toEqual(before)
  const added = countsOf([like('1', 900), like('1', 900), like('new', 900), like('new', 901)])
  expect(added.filter(([a, b]) => a >= 900 && b >= 900).sort()).toEqual([
    [900, 900, 2],
    [900, 901, 1],
    [901, 901, 1],
  ])
  const own = before.filter(([a, b]) => a === b).length
  expect(added).toHaveLength(before.length + own + 3)
})

test('others write meanwhile, and nothing of the counting is left, not even where it fails', () => {
  addRandomSet(1)
  const { database } = world
  const asked = { halfStars: 7, implied: [], isLeftOut: () => false }
  const other = openDatabase(world.address)
  try {
    const pairs = readLikedPairs(database, asked, (some) => {
      inTransaction(other, () =>
        saveRating(other, { visitor: 'ann', movieId: 1, halfStars: 10, ratedAt: 1 }),
      )
      return [...some].length
    })
    const failing = () =>
      readLikedPairs(database, asked, () => {
        throw new Error('no more')
      })
    expect(failing).toThrow('no more')
    expect(() => database.prepare('SELECT count(*) FROM LikedFilm').get()).toThrow(/LikedFilm/)
    // Ann is of the next time.
    expect(readLikedPairs(database, asked, (some) => [...some].length)).toBeGreaterThanOrEqual(
      pairs,
    )
  } finally {
    other.close()
  }
})
