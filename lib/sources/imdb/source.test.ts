import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IMDB_CASES } from '@/e2e/vendors/scenarios'
import { startVendors, type Vendors } from '@/e2e/vendors/start'
import type { ReviewedFilm } from '../review-source'
import { VendorClient } from '../vendor-client'
import { imdbReviews } from './source'

let vendors: Vendors
beforeAll(async () => {
  vendors = await startVendors()
})
afterAll(() => vendors.close())

function open() {
  const baseUrl = `${vendors.url}/imdb`
  const client = new VendorClient({ name: 'IMDb', baseUrl, retries: 0, timeoutMs: 400 })
  return imdbReviews({ baseUrl, client })
}

function film(imdb: string | null): ReviewedFilm {
  return { id: 1, ids: { imdb, tmdb: null, movielens: null, wikipedia: null } }
}

function titleOf(scenario: string): string {
  return IMDB_CASES.find((one) => one.scenario === scenario)!.key
}

describe('imdbReviews', () => {
  it('brings reviews, having read robots.txt once', async () => {
    const source = open()
    expect(await source.fetchReviews(film('tt1375666'))).toMatchObject({ kind: 'found', total: 48 })
    await source.fetchReviews(film('tt0083658'))
    const robots = vendors.asked.filter(({ path }) => path === '/imdb/robots.txt')
    expect(robots).toHaveLength(1)
  })

  it.each([
    ['none', 'none'],
    ['changed', 'layout-changed'],
    ['empty-202', 'blocked'],
    ['forbidden', 'blocked'],
    ['missing', 'not-found'],
    ['hanging', 'timed-out'],
    ['challenge', 'blocked'],
  ])('tells a page that is %s as %s', async (scenario, kind) => {
    expect(await open().fetchReviews(film(titleOf(scenario)))).toMatchObject({ kind })
  })

  it('asks nothing for a film whose id is not known, or is none', async () => {
    const before = vendors.asked.length
    for (const imdb of [null, '', 'tt1', '../../tt1375666', 'tt1375666/../..'])
      expect(await open().fetchReviews(film(imdb))).toEqual({ kind: 'no-id' })
    expect(vendors.asked.length).toBe(before)
  })

  it('stays away from what robots.txt forbids', async () => {
    const strict = imdbReviews({
      baseUrl: `${vendors.url}/imdb`,
      client: {
        fetchText: async (path: string) =>
          path === '/robots.txt'
            ? {
                isFound: true,
                value: { contentType: 'text/plain', body: 'User-agent: *\nDisallow: /' },
              }
            : Promise.reject(new Error('asked although it was forbidden')),
      } as unknown as VendorClient,
    })
    expect(await strict.fetchReviews(film('tt1375666'))).toMatchObject({
      kind: 'blocked',
      detail: expect.stringContaining('robots.txt'),
    })
  })

  it('tells a host that does not answer as offline', async () => {
    const gone = await startVendors()
    await gone.close()
    const baseUrl = `${gone.url}/imdb`
    const client = new VendorClient({ name: 'IMDb', baseUrl, retries: 0, timeoutMs: 400 })
    const outcome = await imdbReviews({ baseUrl, client }).fetchReviews(film('tt1375666'))
    expect(outcome).toMatchObject({ kind: 'offline' })
  })
})
