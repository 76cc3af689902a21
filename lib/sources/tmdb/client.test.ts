import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startVendors, type Vendors } from '@/e2e/vendors/start'
import { READ_TOKEN, V3_KEY } from '@/e2e/vendors/tmdb'
import { TMDB_CASES } from '@/e2e/vendors/scenarios'
import { type TmdbClient, tmdbClient } from './client'

let vendors: Vendors
let client: TmdbClient

beforeAll(async () => {
  vendors = await startVendors()
  client = open(READ_TOKEN)
})
afterAll(() => vendors.close())

function open(key: string): TmdbClient {
  return tmdbClient({
    baseUrl: `${vendors.url}/tmdb/3`,
    key,
    timeoutSeconds: 0.4,
    patience: { retries: 1 },
  })
}

function idOf(scenario: string): number {
  return TMDB_CASES.find((one) => one.scenario === scenario)!.key
}

describe('tmdbClient', () => {
  it('brings a film with all that a page shows in one call', async () => {
    const before = vendors.asked.length
    const film = await client.fetchFilm(27205)
    expect(vendors.asked.length - before).toBe(1)
    const { query, auth } = vendors.asked.at(-1)!
    expect(auth).toBe('bearer')
    expect(query.append_to_response?.split(',')).toEqual(
      expect.arrayContaining(['credits', 'videos', 'release_dates', 'watch/providers', 'reviews']),
    )
    expect(query.include_image_language).toContain('xx')
    if (!film.isFound) throw new Error(film.detail)
    const { details, reviews, problems } = film.value
    expect(problems).toEqual([])
    expect(details).toMatchObject({
      tmdbId: 27205,
      tagline: 'Every light hides something.',
      runtime: 121,
      poster: '/p-27205.jpg',
      rating: { mean: 7.6, count: 1234 },
      certificates: { GB: '12A', US: 'PG-13', DE: '12' },
      trailer: { key: 'FAKEtrailer1', name: 'Official trailer' },
    })
    expect(details.cast).toHaveLength(12)
    expect(details.crew.map(({ role }) => role)).toContain('Director')
    expect(details.watch.GB?.rent.map(({ name }) => name)).toEqual(['Lamp Rentals', 'Reel Shop'])
    expect(reviews).toHaveLength(8)
    expect(reviews[0]).toMatchObject({ stars: 10, writtenOn: '2021-03-14', isSpoiler: false })
    expect(reviews[0]?.text).toContain('The acting is superb from')
  })

  it('takes the tags out of reviews, and what stands in scripts', async () => {
    const film = await client.fetchFilm(27205)
    const texts = film.isFound ? film.value.reviews.map(({ text }) => text).join('\n') : ''
    expect(texts).toContain('I enjoyed it a lot')
    expect(texts).not.toMatch(/<b>|<script|wasHacked|onerror/)
  })

  it('takes a v3 key as well, and tells its refusal', async () => {
    expect(await open(V3_KEY).fetchFilm(27205)).toMatchObject({ isFound: true })
    expect(vendors.asked.at(-1)?.auth).toBe('key')
    expect(await open('0'.repeat(32)).fetchFilm(27205)).toMatchObject({ kind: 'key-refused' })
  })

  it.each([
    ['refused', 'key-refused'],
    ['missing', 'not-found'],
    ['hanging', 'timed-out'],
    ['truncated', 'nonsense'],
    ['html', 'nonsense'],
    ['empty-202', 'blocked'],
    ['forbidden', 'blocked'],
    ['redirect', 'nonsense'],
    ['reset', 'offline'],
  ])('tells a film that is %s as %s, without the key', async (scenario, kind) => {
    const asked = await open(READ_TOKEN).fetchFilm(idOf(scenario))
    expect(asked).toMatchObject({ isFound: false, kind })
    expect(JSON.stringify(asked)).not.toContain(READ_TOKEN)
  })

  it.each(['limited-once', 'failing-once'])(
    'comes through a fault that passes: %s',
    async (name) => {
      const patient = tmdbClient({ baseUrl: `${vendors.url}/tmdb/3`, key: READ_TOKEN })
      expect(await patient.fetchFilm(idOf(name))).toMatchObject({ isFound: true })
    },
  )

  it('makes do with nulls everywhere', async () => {
    const film = await client.fetchFilm(idOf('nulls'))
    expect(film).toMatchObject({
      isFound: true,
      value: { details: { overview: null, cast: [], watch: {} }, reviews: [], problems: [] },
    })
  })

  it('shows what is left of a changed shape and tells each change', async () => {
    const film = await client.fetchFilm(idOf('changed'))
    if (!film.isFound) throw new Error(film.detail)
    expect(film.value.details).toMatchObject({ runtime: null, cast: [], trailer: null })
    expect(film.value.details.overview).not.toBeNull()
    expect(film.value.problems.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['runtime', 'credits.cast', 'videos']),
    )
    expect(film.value.problems.every(({ code }) => code === 'changed-shape')).toBe(true)
  })

  it('finds by IMDb id, and brings people and pages', async () => {
    expect(await client.findByImdb('tt6751668')).toEqual({ isFound: true, value: 900_668 })
    expect(await client.fetchPerson(5)).toMatchObject({
      value: { birthday: '1974-02-03', birthplace: 'Whitby, North Yorkshire, England' },
    })
    expect(await client.discover({ sort_by: 'popularity.desc' }, 2)).toMatchObject({
      value: { page: 2, pages: 3 },
    })
    expect(await client.fetchChanges('2026-11-20', 1)).toMatchObject({ isFound: true })
  })
})
