import { readFileSync } from 'node:fs'
import type { APIResponse } from '@playwright/test'
import {
  movieSchema,
  problemDetailsSchema,
  recommendationsSchema,
  searchSchema,
} from '@/lib/api/schemas'
import { expect, test } from './support/test'

test.describe('The API answers', () => {
  test('a search with films, people and ids', async ({ request }) => {
    const text = searchSchema.parse(await (await request.get('/api/search?q=nolan&limit=3')).json())
    expect(text.movies.length).toBeLessThanOrEqual(3)
    expect(text.people.map(({ name }) => name)).toContain('Christopher Nolan')
    const id = searchSchema.parse(await (await request.get('/api/search?q=tt1375666')).json())
    expect(id.movies.map(({ title }) => title)).toEqual(['Inception'])
  })

  test('a film with all its facts', async ({ request, findFilm }) => {
    const film = await findFilm('Parasite', 2019)
    const response = await request.get(`/api/movies/${film.id}`)
    const movie = movieSchema.strict().parse(await response.json())
    expect(movie).toMatchObject(film)
    expect(movie.people.directors.map(({ name }) => name)).toEqual(['Bong Joon-ho'])
  })

  test('recommendations as they were asked for', async ({ request, findFilm }) => {
    const film = await findFilm('Alien', 1979)
    const address = `/api/movies/${film.id}/recommendations`
    const read = async (query = '') =>
      recommendationsSchema.strict().parse(await (await request.get(address + query)).json())
    const usual = await read()
    expect(usual).toMatchObject({ movieId: film.id, model: { name: 'hybrid' } })
    expect(usual.items).toHaveLength(12)
    expect(usual.items.map(({ movie }) => movie.id)).not.toContain(film.id)
    expect(new Set(usual.items.map(({ movie }) => movie.id)).size).toBe(12)
    expect((await read('?limit=3')).items).toEqual(usual.items.slice(0, 3))
    expect((await read(`?model=${usual.model.name}`)).items).toEqual(usual.items)
    const plain = (await read('?diversity=0&limit=50')).items.map(({ score }) => score)
    expect(plain).toEqual(plain.toSorted((a, b) => b - a))
    expect((await read('?minRelevance=1')).items.length).toBeLessThan(12)
  })

  test('its own description, and what that describes', async ({ request, findFilm }) => {
    const film = await findFilm('Inception', 2010)
    const { openapi, paths } = await (await request.get('/api/openapi.json')).json()
    expect(openapi).toMatch(/^3\.1\./)
    const queries: Record<string, string> = {
      '/api/search': '?q=alien',
      '/api/posters': '?ids=1,2',
      '/api/for-you/why': `?movie=${film.id}`,
      '/api/mix': `?films=${film.id}`,
      '/api/my/import': '?name=ratings.csv',
    }
    const bodies: Record<string, unknown> = {
      '/api/recommendations': { films: [film.id] },
      '/api/my': { changes: [{ movieId: film.id, isLiked: true }] },
      '/api/my/import': 'Date,Name,Year,Letterboxd URI,Rating\n2024-01-01,Inception,2010,x,5\n',
    }
    // The visitor comes first and goes last: what is personal needs one.
    const order = ['post /api/my/visitor', 'post /api/my', 'delete /api/my']
    const rank = (call: string) => [1, 1, 3][order.indexOf(call)] ?? 2
    const calls = Object.entries<Record<string, unknown>>(paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
      .toSorted((one, other) => rank(one) - rank(other))
    expect(calls.length).toBeGreaterThan(20)
    for (const call of calls) {
      const [method = '', path = ''] = call.split(' ')
      const address = path.replace('{id}', String(film.id)) + (queries[path] ?? '')
      const sent = method === 'post' ? { data: bodies[path] ?? {} } : {}
      const response = await request.fetch(address, { method, ...sent })
      expect(response.status(), `${call}: ${await response.text()}`).toBe(200)
    }
  })

  test('alive and ready', async ({ request }) => {
    expect(await (await request.get('/api/health')).json()).toEqual({ status: 'alive' })
    const ready = await (await request.get('/api/ready')).json()
    expect(ready.status).toBe('ready')
    expect(ready.films).toBeGreaterThan(12_000)
  })

  test('304 to who holds the answer already', async ({ request, findFilm }) => {
    const film = await findFilm('Inception', 2010)
    const paths = [`/api/movies/${film.id}`, `/api/movies/${film.id}/recommendations`]
    for (const path of [...paths, '/api/search?q=alien']) {
      const first = await request.get(path)
      const { etag = '', 'cache-control': kept } = first.headers()
      expect(etag, path).toMatch(/^(?:W\/)?".+"$/)
      expect(kept, path).toContain('max-age')
      const again = await request.get(path, { headers: { 'if-none-match': etag } })
      expect(again.status(), path).toBe(304)
      expect(await again.text(), path).toBe('')
      const other = await request.get(path, { headers: { 'if-none-match': '"other"' } })
      expect(other.status(), path).toBe(200)
    }
  })

  test('reasons that sum to the score, for thirty films and all like them', async ({
    request,
    findFilm,
  }) => {
    const queue = [(await findFilm('Inception', 2010)).id, (await findFilm('Alien', 1979)).id]
    for (let at = 0; at < 30; at++) {
      const response = await request.get(`/api/movies/${queue[at]}/recommendations?limit=50`)
      const { items } = recommendationsSchema.parse(await response.json())
      expect(items.length).toBeGreaterThan(0)
      for (const { score, relevance, reasons, movie } of items) {
        const sum = (kept: typeof reasons) =>
          kept.reduce((total, { contribution }) => total + contribution, 0)
        expect(sum(reasons), movie.title).toBeCloseTo(score, 9)
        expect(relevance).toBeGreaterThan(0)
        expect(relevance).toBeLessThanOrEqual(1)
      }
      for (const { movie } of items) if (!queue.includes(movie.id)) queue.push(movie.id)
    }
  })
})

test.describe('The API refuses with a sentence', () => {
  const LONG = 'a'.repeat(10_000)
  const refusals: [what: string, path: string, status: number, code: string][] = [
    ['an unknown film', '/api/movies/999999999', 404, 'not-found'],
    ['what is like an unknown film', '/api/movies/999999999/recommendations', 404, 'not-found'],
    ['a word for an id', '/api/movies/inception', 400, 'bad-request'],
    ['a negative id', '/api/movies/-1', 400, 'bad-request'],
    ['the id 0', '/api/movies/0', 400, 'bad-request'],
    ['half an id', '/api/movies/1.5', 400, 'bad-request'],
    ['an id of twenty digits', '/api/movies/99999999999999999999', 400, 'bad-request'],
    ['an id of 10,000 letters', `/api/movies/${LONG}`, 400, 'bad-request'],
    ['a negative limit', '/api/movies/{id}/recommendations?limit=-1', 400, 'bad-request'],
    ['no limit', '/api/movies/{id}/recommendations?limit=0', 400, 'bad-request'],
    ['an empty limit', '/api/movies/{id}/recommendations?limit=', 400, 'bad-request'],
    ['half a limit', '/api/movies/{id}/recommendations?limit=1.5', 400, 'bad-request'],
    ['a huge limit', '/api/movies/{id}/recommendations?limit=1e9', 400, 'bad-request'],
    ['a word for a limit', '/api/search?q=alien&limit=many', 400, 'bad-request'],
    ['NaN for diversity', '/api/movies/{id}/recommendations?diversity=NaN', 400, 'bad-request'],
    ['a diversity of 2', '/api/movies/{id}/recommendations?diversity=2', 400, 'bad-request'],
    ['a relevance below 0', '/api/movies/{id}/recommendations?minRelevance=-1', 400, 'bad-request'],
    ['an empty diversity', '/api/movies/{id}/recommendations?diversity=', 400, 'bad-request'],
    ['a limit in hexadecimal', '/api/movies/{id}/recommendations?limit=0x10', 400, 'bad-request'],
    ['an array of limits', '/api/movies/{id}/recommendations?limit[]=3', 400, 'bad-request'],
    [
      'a model of 10,000 letters',
      `/api/movies/{id}/recommendations?model=${LONG}`,
      400,
      'bad-request',
    ],
    ['a query beyond all measure', `/api/search?q=${LONG}${LONG}`, 400, 'bad-request'],
    ['an unknown model', '/api/movies/{id}/recommendations?model=psychic', 404, 'not-found'],
    ['a repeated limit', '/api/movies/{id}/recommendations?limit=1&limit=2', 400, 'bad-request'],
    ['a repeated query', '/api/search?q=alien&q=aliens', 400, 'bad-request'],
    ['an array of queries', '/api/search?q[]=alien', 400, 'bad-request'],
    ['no query', '/api/search', 400, 'bad-request'],
    ['an empty query', '/api/search?q=%20', 400, 'bad-request'],
    ['a query of 10,000 letters', `/api/search?q=${LONG}`, 400, 'bad-request'],
    ['a broken query', '/api/search?q=%zz', 400, 'bad-request'],
    ['a query cut within a letter', '/api/search?q=caf%C3', 400, 'bad-request'],
    ['a query with a NUL byte', '/api/search?q=ali%00en', 400, 'bad-request'],
    ['a broken path', '/api/movies/%zz', 400, 'bad-request'],
    ['a path cut within a letter', '/movies/%E0%A4%A', 400, 'bad-request'],
    ['a path with a NUL byte', '/api/movies/1%00', 400, 'bad-request'],
    ['an encoded percent sign for an id', '/api/movies/%2500', 400, 'bad-request'],
    ['details in no country', '/api/movies/{id}/details?country=uk', 400, 'bad-request'],
    ['details of an unknown film', '/api/movies/999999999/details', 404, 'not-found'],
    ['posters of nothing', '/api/posters', 400, 'bad-request'],
    ['posters of words', '/api/posters?ids=1,two', 400, 'bad-request'],
    ['posters of too many', `/api/posters?ids=1${',1'.repeat(50)}`, 400, 'bad-request'],
    ['a word for a person', '/api/tmdb/people/x', 400, 'bad-request'],
    ['an address it does not have', '/api/secrets', 404, 'not-found'],
  ]
  for (const [what, path, status, code] of refusals)
    test(what, async ({ request, findFilm }) => {
      const film = await findFilm('Inception', 2010)
      await expectProblem(await request.get(path.replace('{id}', `${film.id}`)), status, code)
    })

  test('every method but reading', async ({ request, findFilm }) => {
    const film = await findFilm('Inception', 2010)
    const paths = ['/api/search?q=alien', '/api/health', '/api/ready']
    for (const path of [
      ...paths,
      `/api/movies/${film.id}`,
      `/api/movies/${film.id}/recommendations`,
    ])
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const response = await request.fetch(path, { method, data: '{"a":1}' })
        await expectProblem(response, 405, 'method-not-allowed')
        expect(response.headers().allow).toBe('GET, HEAD')
      }
  })

  test('the door of the house to whoever lacks the key', async ({ request }) => {
    const headers = { 'x-revalidate-token': 'guessed-guessed-guessed' }
    await expectProblem(await request.post('/api/revalidate', { headers }), 404, 'not-found')
  })
})

test.describe('Nothing makes the site fail', () => {
  const hostile = [
    '/search?q=%00',
    '/search?q=%zz',
    '/search?q=a&q=b',
    `/search?q=${'%F0%9F%8E%AC'.repeat(400)}`,
    '/search?q=__proto__',
    '/browse?genre=Horror&genre=Comedy',
    '/browse?__proto__=1&constructor=2&page=1e999',
    '/movies/..%2F..%2Fpackage.json',
    '/movies/%2e%2e/%2e%2e/package.json',
    '/people/constructor',
    '/posters/%252e%252e.svg',
    '/sitemaps/-1.xml',
    '/sitemaps/1e3.xml',
    '/api/movies/1/recommendations/more',
    `/movies/1-${'a'.repeat(300)}`,
    `/people/${'a'.repeat(5000)}`,
    '/_next/image?url=%2Fposters%2F1.svg&w=64&q=75',
  ]
  for (const path of hostile)
    test(path.slice(0, 60), async ({ request }) => {
      const response = await request.get(path)
      expect(response.status()).toBeLessThan(500)
      expect(await response.text()).not.toMatch(/node_modules|at \S+ \(.*:\d+:\d+\)/)
    })
})

/** Checks the form of RFC 9457: a stable code and a sentence for people, nothing of the inside. */
async function expectProblem(response: APIResponse, status: number, code: string) {
  expect(response.status()).toBe(status)
  expect(response.headers()['content-type']).toContain('application/problem+json')
  expect(response.headers()['cache-control']).toBe('no-store')
  const problem = problemDetailsSchema.strict().parse(await response.json())
  expect(problem).toMatchObject({ status, code })
  expect(problem.detail).toMatch(/\w.+\.$/s)
  expect(problem.detail.length).toBeLessThan(300)
}

test('the example of the README is taken as it stands', async ({ request }) => {
  const readme = readFileSync('README.md', 'utf8')
  const body = /api\/recommendations [\s\S]*?-d '(\{[\s\S]*?\n\})'/.exec(readme)?.[1] ?? ''
  const answer = await request.post('/api/recommendations', { data: JSON.parse(body) })
  expect(answer.status(), await answer.text()).toBe(200)
  expect((await answer.json()).items).toHaveLength(5)
})
