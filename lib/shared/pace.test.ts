import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { nameOrigin } from '@/lib/outgoing'
import { VendorClient } from '@/lib/sources/vendor-client'
import { sharedPace } from './pace'
import { RedisServer } from './redis-server.fixture'
import { eventually, joinAsReplica } from './replica.fixture'

vi.mock('@/lib/log', () => ({ logger: () => ({ warn: vi.fn() }) }))

const PER_SECOND = 20

let redisServer: RedisServer
let asked: number[] = []
let answer = { status: 200, headers: {} }
const vendor = createServer((_, response) => {
  asked.push(performance.now())
  response.writeHead(answer.status, answer.headers).end('hello')
})
beforeAll(async () => {
  redisServer = await RedisServer.start()
  vendor.listen(0, '127.0.0.1')
  await once(vendor, 'listening')
  nameOrigin(addressOfVendor())
})
afterAll(async () => {
  await redisServer.kill()
  vendor.close()
  vendor.closeAllConnections()
})
beforeEach(() => {
  asked = []
  answer = { status: 200, headers: {} }
})

const addressOfVendor = () => `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`

/** A replica that asks the vendor; all of the same name keep one pace. */
async function replica(name: string) {
  const redis = await joinAsReplica(redisServer)
  const client = new VendorClient({
    name: 'Vendor',
    baseUrl: addressOfVendor(),
    pacePerSecond: PER_SECOND,
    pace: sharedPace(redis, name, PER_SECOND),
    retries: 0,
  })
  return { redis, client }
}

function mostInOneSecond(): number {
  const within = (from: number) => asked.filter((at) => at >= from && at < from + 1000).length
  return Math.max(...asked.map(within))
}

test('two replicas together ask no faster than one may', async () => {
  const replicas = [await replica('pace'), await replica('pace')]
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) => replicas[i % 2]!.client.fetchText('/')),
  )
  expect(answers.every(({ isFound }) => isFound)).toBe(true)
  // One more for the jitter of a busy machine.
  expect(mostInOneSecond()).toBeLessThanOrEqual(PER_SECOND + 2)
  expect(mostInOneSecond()).toBeGreaterThan(PER_SECOND / 2)
})

test('what a vendor asks of one replica all do: it is left alone', async () => {
  const [first, second] = [await replica('rest'), await replica('rest')]
  answer = { status: 429, headers: { 'retry-after': '60' } }
  expect(await first.client.fetchText('/')).toMatchObject({ kind: 'rate-limited', retryAfter: 60 })
  await eventually(async () => {
    const before = asked.length
    const told = await second.client.fetchText('/')
    return !told.isFound && asked.length === before && (told.retryAfter ?? 0) > 50
  })
})

test('while Redis is dead each replica keeps the pace alone, without delay', async () => {
  const { redis, client } = await replica('dead')
  await redisServer.kill()
  await eventually(() => !redis.isUp)
  const began = performance.now()
  const answers = await Promise.all(Array.from({ length: 5 }, () => client.fetchText('/')))
  expect(answers.every(({ isFound }) => isFound)).toBe(true)
  expect(performance.now() - began).toBeLessThan(300)
})
