import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { closeShared, sharedRedis } from './connection'
import { allAnnounced, announceChange, listenForNews } from './news'
import { RedisServer } from './redis-server.fixture'
import { eventually } from './replica.fixture'

const config: { redisUrl: string | null } = { redisUrl: null }
vi.mock('@/lib/config', () => ({ loadConfig: () => config }))
vi.mock('@/lib/log', () => ({ logger: () => ({ warn: vi.fn() }) }))

let server: RedisServer
beforeAll(async () => {
  server = await RedisServer.start()
  config.redisUrl = server.url
})
afterAll(() => {
  closeShared()
  return server.kill()
})

/** A replica that listens, from when it is connected. */
async function listener() {
  const heard = { times: 0 }
  const stop = listenForNews(() => heard.times++)
  onTestFinished(stop)
  await eventually(() => heard.times === 1)
  return heard
}

test('news reach every replica at once, even from a process that has no connection yet', async () => {
  const replicas = [await listener(), await listener()]
  closeShared()
  const began = performance.now()
  announceChange()
  await allAnnounced()
  await eventually(() => replicas.every(({ times }) => times === 2))
  expect(performance.now() - began).toBeLessThan(1000)
})

test('whoever lost the connection looks once more when it is back, and hears again', async () => {
  const replica = await listener()
  await server.kill()
  announceChange()
  await allAnnounced()
  expect(replica.times).toBe(1)
  await server.startAgain()
  await eventually(() => replica.times === 2)
  await eventually(() => sharedRedis()?.isUp === true)
  announceChange()
  await eventually(() => replica.times === 3)
})

test('without Redis nothing is said, nothing heard, and nobody waits', async () => {
  closeShared()
  config.redisUrl = null
  const stop = listenForNews(() => {
    throw new Error('heard something')
  })
  announceChange()
  await allAnnounced()
  stop()
  expect(sharedRedis()).toBeNull()
  config.redisUrl = server.url
  closeShared()
})
