import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextDataPage } from '@/e2e/vendors/imdb'
import { IMDB_CASES } from '@/e2e/vendors/scenarios'
import { startVendors, type Vendors } from '@/e2e/vendors/start'
import { nameOrigin } from '@/lib/outgoing'
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

describe('what a site may do', () => {
  let answers: Record<string, (response: ServerResponse) => void> = {}
  let asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const answer = answers[request.url ?? '']
    if (answer) answer(response)
    else response.writeHead(404).end()
  })
  const PAGE = '/title/tt1375666/reviews'
  const found = (response: ServerResponse) => response.end(nextDataPage())
  const rules = (text: string) => (response: ServerResponse) => response.end(text)
  let site = ''
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    nameOrigin(site)
  })
  beforeEach(() => {
    answers = { [PAGE]: found }
    asked = []
  })
  afterAll(() => server.close())

  function openSite(baseUrl = site) {
    const pace = { retries: 0, timeoutMs: 300 }
    return imdbReviews({ baseUrl, client: new VendorClient({ name: 'IMDb', baseUrl, ...pace }) })
  }

  it('brings reviews from a site without robots.txt', async () => {
    expect(await openSite().fetchReviews(film('tt1375666'))).toMatchObject({ kind: 'found' })
    expect(asked).toEqual(['/robots.txt', PAGE])
  })

  it.each([
    ['everybody', 'User-agent: *\nDisallow: /title/'],
    ['us by name', 'User-agent: Marquee\nDisallow: /title/*/reviews\n\nUser-agent: *\nAllow: /'],
  ])('keeps away where robots.txt asks %s to, however the base address ends', async (_, text) => {
    answers['/robots.txt'] = rules(text)
    for (const base of [site, `${site}/`])
      expect(await openSite(base).fetchReviews(film('tt1375666'))).toMatchObject({
        kind: 'blocked',
        detail: expect.stringContaining('robots.txt'),
      })
    expect(asked).toEqual(['/robots.txt', '/robots.txt'])
  })

  it('asks where robots.txt speaks of others', async () => {
    answers['/robots.txt'] = rules('User-agent: Other\nDisallow: /\n\nUser-agent: *\nDisallow: /x')
    expect(await openSite().fetchReviews(film('tt1375666'))).toMatchObject({ kind: 'found' })
  })

  it('asks no page while robots.txt cannot be had, and asks for it again', async () => {
    answers['/robots.txt'] = (response) => response.writeHead(500).end()
    const source = openSite()
    expect(await source.fetchReviews(film('tt1375666'))).toMatchObject({ kind: 'failing' })
    expect(asked).toEqual(['/robots.txt'])
    delete answers['/robots.txt']
    expect(await source.fetchReviews(film('tt1375666'))).toMatchObject({ kind: 'found' })
  })

  it('asks for robots.txt once for all who wait, and again after a day', async () => {
    const source = openSite()
    const robots = () => asked.filter((path) => path === '/robots.txt').length
    await Promise.all([
      source.fetchReviews(film('tt1375666')),
      source.fetchReviews(film('tt0000001')),
    ])
    expect(robots()).toBe(1)
    const now = Date.now()
    const clock = vi.spyOn(Date, 'now').mockReturnValue(now + 23 * 3_600_000)
    await source.fetchReviews(film('tt1375666'))
    expect(robots()).toBe(1)
    clock.mockReturnValue(now + 25 * 3_600_000)
    await source.fetchReviews(film('tt1375666'))
    expect(robots()).toBe(2)
    clock.mockRestore()
  })

  it.each([
    ['an error', 'failing', (response: ServerResponse) => response.writeHead(500).end('oh')],
    [
      'a way to another host',
      'nonsense',
      (response: ServerResponse) =>
        response.writeHead(302, { location: 'http://localhost:1/' }).end(),
    ],
    ['an empty page', 'blocked', (response: ServerResponse) => response.end(' \n')],
    [
      'too many requests',
      'rate-limited',
      (response: ServerResponse) => response.writeHead(429).end(),
    ],
  ])('tells %s as %s', async (_, kind, answer) => {
    answers[PAGE] = answer
    expect(await openSite().fetchReviews(film('tt1375666'))).toMatchObject({ kind })
  })
})
