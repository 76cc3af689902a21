import { afterAll, expect, test } from 'vitest'
import { listMovies } from '@/lib/db/movies'
import { evaluatePicker, PAGES } from './evaluate-picker'
import { evaluateTastes, HISTORIES } from './evaluate-tastes'
import { readCatalogueRatings } from './ranking-data'
import { openSmallWorld } from './small-world.fixture'
import { holdOut, tasteWorld } from './taste-world'

const store = openSmallWorld()
afterAll(() => store.drop())

const movies = listMovies(store.database).map((movie, i) => ({
  ...movie,
  popularity: 0.6 + (i % 8) / 20,
}))
const { interactions, unknownFilms } = readCatalogueRatings(store.folder, movies)
const world = tasteWorld(movies, interactions)
const options = { folds: 5, shares: 2, seed: 1, half: 'all' as const, work: {}, say: () => {} }

test('ratings are numbered by the catalogue, and those of films it lacks are left out', () => {
  expect(unknownFilms).toBe(0)
  const fewer = readCatalogueRatings(store.folder, movies.slice(0, 40))
  expect(fewer.unknownFilms).toBe(20)
  expect(fewer.interactions.items).toBe(40)
  expect(fewer.interactions.indices.length).toBeLessThan(interactions.indices.length)
})

test('everybody is held out once, and never learned from by those models', () => {
  const shares = holdOut(interactions, 5, 1)
  expect(shares.flatMap(({ people }) => people).sort((a, b) => a - b)).toEqual([
    ...Array(interactions.users).keys(),
  ])
  for (const { people, train } of shares)
    for (const user of people) expect(train.offsets[user + 1]).toBe(train.offsets[user])
})

test('answers make lists better than none, for every way of asking the same people', async () => {
  const { people, pickers, comparisons, unasked } = await evaluatePicker(world, options)
  expect(people).toBeGreaterThan(20)
  expect(Object.keys(pickers)).toEqual([
    'served',
    'popular',
    'random',
    'entropy',
    'variance',
    'popularity-entropy',
    'diverse-popular',
  ])
  for (const pages of Object.values(pickers)) {
    expect(pages).toHaveLength(PAGES)
    for (const { ndcg10, low, high } of pages) expect(low <= ndcg10 && ndcg10 <= high).toBe(true)
  }
  expect(pickers.served![PAGES - 1]!.ndcg10).toBeGreaterThan(unasked + 0.1)
  expect(Object.keys(comparisons)).not.toContain('served')
  expect(comparisons.popular).toHaveLength(PAGES)
})

test('ways of ranking are measured on the same people by every history, and a taste beats popularity', async () => {
  const { people, ways, comparisons } = await evaluateTastes(world, { ...options, shares: 1 })
  expect(people).toBeGreaterThan(10)
  for (const byHistory of Object.values(ways))
    expect(Object.keys(byHistory).sort()).toEqual(HISTORIES.map((n) => String(n ?? 'all')).sort())
  expect(ways.fused!.all!.ndcg10).toBeGreaterThan(ways.popularity!.all!.ndcg10 + 0.1)
  expect(ways.fused!.all!.ndcg10).toBeGreaterThan(ways.fused!['1']!.ndcg10)
  expect(comparisons.popularity!.all!.p).toBeLessThan(0.05)
})

test('the halves share nobody and are everybody', async () => {
  const peopleOf = async (half: 'chosen' | 'reported' | 'all') =>
    (await evaluatePicker(world, { ...options, shares: 1, half })).people
  const [chosen, reported] = [await peopleOf('chosen'), await peopleOf('reported')]
  expect(chosen).toBeGreaterThan(0)
  expect(reported).toBeGreaterThan(0)
  expect(chosen + reported).toBe(await peopleOf('all'))
})
