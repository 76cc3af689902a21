import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { DEADLINE_MS, type SharedRedis } from './connection'
import { type Limiter, type LimiterOptions, sharedLimiter } from './limiter'
import { RedisServer } from './redis-server.fixture'
import { eventually, joinAsReplica } from './replica.fixture'

const told: unknown[][] = []
vi.mock('@/lib/log', () => ({
  logger: () => ({ warn: (...words: unknown[]) => told.push(words) }),
}))

const FIVE: LimiterOptions = { name: 'five', points: 5, seconds: 60, isExact: true }
/** What waiting for Redis may cost, and some for a busy machine. */
const SOON_MS = DEADLINE_MS + 200

let server: RedisServer
beforeAll(async () => {
  server = await RedisServer.start()
})
afterAll(() => server.kill())
beforeEach(() => {
  told.length = 0
})

/** Two replicas on one Redis, each with the same limiter. */
async function twoReplicas(options: Partial<LimiterOptions> = {}) {
  const redis = [await joinAsReplica(server), await joinAsReplica(server)] as const
  const limiters = redis.map((one) => sharedLimiter(one, { ...FIVE, ...options }))
  return { redis, first: limiters[0]!, second: limiters[1]! }
}

/** How many of so many asked for are granted. */
async function granted(limiter: Limiter, who: string, times: number): Promise<number> {
  let count = 0
  for (let i = 0; i < times; i++)
    await limiter.consume(who).then(
      () => count++,
      (refusal) => {
        if (refusal instanceof Error) throw refusal
      },
    )
  return count
}

async function untilAllAre(redis: readonly SharedRedis[], isUp: boolean): Promise<void> {
  await eventually(() => redis.every((one) => one.isUp === isUp))
}

test('two replicas grant together what one may grant alone', async () => {
  const { first, second } = await twoReplicas()
  expect(await granted(first, 'together', 3)).toBe(3)
  expect(await granted(second, 'together', 10)).toBe(2)
  expect(await granted(first, 'together', 10)).toBe(0)
  expect(await granted(second, 'another', 1)).toBe(1)
})

test('a refusal says when it may go well', async () => {
  const { first } = await twoReplicas({ points: 1 })
  await first.consume('patient')
  const refusal = await first.consume('patient').catch((reason) => reason)
  expect(refusal.msBeforeNext).toBeGreaterThan(50_000)
  expect(refusal.msBeforeNext).toBeLessThanOrEqual(60_000)
})

test('what is handed in by steps is refused everywhere soon, and of who asks little Redis does not hear', async () => {
  const { redis, first, second } = await twoReplicas({ name: 'steps', points: 100, isExact: false })
  expect(await granted(first, 'modest', 4)).toBe(4)
  expect(await granted(first, 'typist', 60)).toBe(60)
  await eventually(async () => (await redis[0].get('marquee:limit:steps:typist')) === '60')
  const more = await granted(second, 'typist', 60)
  expect(more).toBeGreaterThanOrEqual(40)
  await eventually(async () => (await granted(second, 'typist', 1)) === 0)
  const still = await granted(first, 'typist', 5)
  await eventually(async () => (await granted(first, 'typist', 1)) === 0)
  expect(still).toBeLessThanOrEqual(5)
  expect(await redis[0].get('marquee:limit:steps:modest')).toBeNull()
  expect(await granted(second, 'another', 50)).toBe(50)
})

test('when Redis dies midway each replica counts on from what it granted, and they share again when it is back', async () => {
  const { redis, first, second } = await twoReplicas()
  expect(await granted(first, 'midway', 3)).toBe(3)
  await server.kill()
  await untilAllAre(redis, false)
  const began = performance.now()
  expect(await granted(first, 'midway', 10)).toBe(2)
  expect(await granted(second, 'midway', 10)).toBe(5)
  expect(performance.now() - began).toBeLessThan(SOON_MS)
  await server.startAgain()
  await untilAllAre(redis, true)
  expect(await granted(first, 'back', 3)).toBe(3)
  expect(await granted(second, 'back', 10)).toBe(2)
  expect(told.map(([first, second]) => String(second ?? first)).sort()).toEqual([
    'Redis is away: this replica goes on alone',
    'Redis is away: this replica goes on alone',
    'Redis is back: replicas share again',
    'Redis is back: replicas share again',
  ])
})

test('a Redis that hangs holds up the first who ask for no longer than the deadline, and nobody after them', async () => {
  const { redis, first } = await twoReplicas({ points: 200 })
  server.freeze()
  onTestFinished(() => server.thaw())
  const began = performance.now()
  await Promise.all(Array.from({ length: 20 }, () => first.consume('hanging')))
  const held = performance.now() - began
  expect(held).toBeGreaterThan(DEADLINE_MS - 20)
  expect(held).toBeLessThan(SOON_MS)
  const after = performance.now()
  expect(await granted(first, 'hanging', 200)).toBe(180)
  expect(performance.now() - after).toBeLessThan(100)
  expect(told).toHaveLength(1)
  server.thaw()
  await untilAllAre(redis, true)
})

test('without Redis a replica counts alone', async () => {
  expect(await granted(sharedLimiter(null, FIVE), 'alone', 10)).toBe(5)
})
