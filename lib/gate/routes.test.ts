import { expect, test } from 'vitest'
import { routeOf } from './routes'

test.each([
  ['/', '/'],
  ['/?utm=1', '/'],
  ['/movies/27-inception', '/movies/:slug'],
  ['/api/movies/27/recommendations?limit=5', '/api/movies/:id/recommendations'],
  ['/api/movies/27', '/api/movies/:id'],
  ['/api/search?q=heat', '/api/search'],
  ['/api/my/films', '/api/my'],
  ['/api/nothing', '/api'],
  ['/_next/static/chunks/a.js', '/_next'],
  ['/dashboard/runs/1', '/dashboard'],
])('%s is counted as %s', (url, kind) => {
  expect(routeOf(url)).toBe(kind)
})

test('whatever is asked, there are few kinds', () => {
  const asked = Array.from({ length: 1000 }, (_, i) => `/made-up-${i}/by/a/program`)
  expect(new Set(asked.map(routeOf))).toEqual(new Set(['other']))
})
