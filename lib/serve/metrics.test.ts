import { readFileSync } from 'node:fs'
import { afterAll, expect, test, vi } from 'vitest'
import { closeShared } from '@/lib/shared/connection'

vi.mock('./snapshot', () => ({
  loadSnapshot: () => ({ movies: [1, 2, 3], model: { name: 'hybrid', version: 'abc' } }),
}))
// Nothing listens there.
vi.stubEnv('REDIS_URL', 'redis://127.0.0.1:1')
vi.stubEnv('LOG_LEVEL', 'silent')
const { metrics } = await import('./metrics')

afterAll(closeShared)

const dashboard = JSON.parse(readFileSync('deploy/grafana/marquee.json', 'utf8')) as {
  panels: { title: string; targets: { expr: string }[] }[]
}

test('every figure that the Grafana dashboard draws is told, by that name and with those labels', async () => {
  metrics.requests.observe({ route: '/', method: 'GET', status: 200 }, 0.01)
  metrics.limited.inc({ what: 'search' })
  metrics.kept.inc({ outcome: 'hit' })
  metrics.vendors.inc({ vendor: 'tmdb', outcome: 'found' })
  const told = await metrics.registry.metrics()
  const names = new Set(told.match(/^[a-z_0-9]+(?=[ {])/gm))
  const drawn = dashboard.panels.flatMap(({ title, targets }) =>
    targets.flatMap(({ expr }) =>
      [...expr.matchAll(/\b(?:marquee|nodejs|process)_\w+/g)].map(([name]) => ({ title, name })),
    ),
  )
  expect(drawn.length).toBeGreaterThan(15)
  expect(drawn.filter(({ name }) => !names.has(name))).toEqual([])
  expect(told).toContain('marquee_films 3')
  expect(told).toContain('marquee_model_info{name="hybrid",version="abc"} 1')
})

test('a Redis that cannot be reached is told', async () => {
  const told = await metrics.registry.metrics()
  expect(told).toContain('marquee_redis_up 0')
  expect(told).toMatch(/^marquee_redis_failures_total \d+$/m)
})
