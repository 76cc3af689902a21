import { expect, test, vi } from 'vitest'

const { config } = vi.hoisted(() => ({ config: { isRateLimited: true, redisUrl: null } }))
vi.mock('@/lib/config', () => ({ loadConfig: () => config }))
vi.mock('./visitor', () => ({
  findVisitor: ({ headers }: { headers: Headers }) => {
    const key = headers.get('x-visitor')
    return key === null ? null : { key, source: key.split('-')[0], now: 0 }
  },
}))
vi.mock('./metrics', () => ({ metrics: { limited: { inc: vi.fn() } } }))
const { limit } = await import('./limits')

const from = (address: string, visitor?: string) => ({
  headers: new Headers({
    'x-marquee-address': address,
    ...(visitor ? { 'x-visitor': visitor } : {}),
  }),
})

async function times(count: number, ask: () => Promise<void>): Promise<void> {
  for (let i = 0; i < count; i++) await ask()
}

test('an address that asks too often is refused and told when to come again; another is not', async () => {
  await times(10, () => limit(from('203.0.113.1'), 'door'))
  await expect(limit(from('203.0.113.1'), 'door')).rejects.toMatchObject({
    code: 'too-many',
    retrySeconds: expect.any(Number),
    message: expect.stringMatching(/^Got more than 10 attempts in 600 seconds/),
  })
  await limit(from('203.0.113.2'), 'door')
})

test('a visitor who asks too often is refused from any address', async () => {
  await times(20, () => limit(from('203.0.113.3', 'site-a'), 'review'))
  await expect(limit(from('203.0.113.4', 'site-a'), 'review')).rejects.toMatchObject({
    code: 'too-many',
  })
  await limit(from('203.0.113.3', 'site-b'), 'review')
})

test('one kind does not count for another', async () => {
  await times(10, () => limit(from('203.0.113.5'), 'door'))
  await limit(from('203.0.113.5'), 'search')
})

test('simulated visitors are not counted', async () => {
  await times(30, () => limit(from('203.0.113.6', 'simulated-x'), 'door'))
})

test('switched off, nobody is refused', async () => {
  config.isRateLimited = false
  await times(30, () => limit(from('203.0.113.7'), 'door'))
  config.isRateLimited = true
})
