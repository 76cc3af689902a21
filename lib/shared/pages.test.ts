import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { DEADLINE_MS } from './connection'
import { type KeptPage, type PageGround, SharedPages, type SharedPagesOptions } from './pages'
import { RedisServer } from './redis-server.fixture'
import { eventually, joinAsReplica } from './replica.fixture'
import { Seal } from './seal'

vi.mock('@/lib/log', () => ({ logger: () => ({ warn: vi.fn() }) }))

const KEY = Buffer.alloc(32, 7)
const PAGE: KeptPage = { value: 'a page', madeAt: 1, seconds: false, tags: ['films', '/movies/1'] }

let server: RedisServer
beforeAll(async () => {
  server = await RedisServer.start()
})
afterAll(() => server.kill())

/** What all replicas make pages of; a test that changes it changes it for all. */
let ground: PageGround
let version = 0
beforeEach(() => {
  ground = { version: `v${version++}` }
})

async function replica(options: Partial<SharedPagesOptions> = {}) {
  const redis = await joinAsReplica(server)
  const seal = new Seal(KEY, 'A'.repeat(22))
  return { redis, pages: new SharedPages({ redis, seal, ground: () => ground, ...options }) }
}

/** Asks, is given nothing, and makes the page. */
async function make(pages: SharedPages, key: string, page: KeptPage = PAGE) {
  expect(await pages.find(key)).toBeNull()
  await pages.keep(key, page)
}

test('a page that one replica made another finds, and under no other address', async () => {
  const [first, second] = [await replica(), await replica()]
  await make(first.pages, '/movies/1')
  expect(await second.pages.find('/movies/1')).toEqual(PAGE)
  expect(await second.pages.find('/movies/2')).toBeNull()
})

test('a page of other films or of another model is not found', async () => {
  const [first, second] = [await replica(), await replica()]
  await make(first.pages, '/movies/1')
  ground = { version: 'another' }
  expect(await second.pages.find('/movies/1')).toBeNull()
})

test('a page that was begun before a change and finished after it is not shared', async () => {
  const [first, second] = [await replica(), await replica()]
  expect(await first.pages.find('/movies/1')).toBeNull()
  // To and fro: the same again, but not the same that it was begun with.
  ground = { ...ground }
  await first.pages.keep('/movies/1', PAGE)
  expect(await second.pages.find('/movies/1')).toBeNull()
})

test('a page is let go of everywhere by one of its tags, also where it was begun before and finished after', async () => {
  const [first, second] = [await replica(), await replica()]
  await make(first.pages, '/movies/1')
  await make(first.pages, '/movies/2', { ...PAGE, tags: ['films', '/movies/2'] })
  expect(await first.pages.find('/movies/3')).toBeNull()
  await second.pages.letGo(['/movies/1', '/movies/3'])
  await first.pages.keep('/movies/3', { ...PAGE, tags: ['/movies/3'] })
  expect(await first.pages.find('/movies/1')).toBeNull()
  expect(await first.pages.find('/movies/3')).toBeNull()
  expect(await first.pages.find('/movies/2')).not.toBeNull()
})

test('where Redis forgot which tags were let go of, no page of before is believed', async () => {
  const { redis, pages } = await replica()
  await make(pages, '/movies/1')
  await redis.del('marquee:page-tags')
  expect(await pages.find('/movies/1')).toBeNull()
})

test('a page is gone when its time is over', async () => {
  const [first, second] = [await replica(), await replica()]
  await make(first.pages, '/soon', { ...PAGE, seconds: 1 })
  expect(await second.pages.find('/soon')).not.toBeNull()
  await eventually(async () => (await second.pages.find('/soon')) === null)
})

test('there are never more pages than may be; the oldest give way', async () => {
  const { redis, pages } = await replica({ mostPages: 3 })
  await redis.flushall()
  for (const key of ['/1', '/2', '/3', '/4', '/5']) await make(pages, key)
  expect(await redis.keys('marquee:page:*')).toHaveLength(3)
  expect(await pages.find('/5')).not.toBeNull()
  expect(await pages.find('/1')).toBeNull()
})

test('what somebody else wrote into Redis is not taken for a page', async () => {
  const { redis, pages } = await replica()
  await make(pages, '/movies/1')
  const [name] = await redis.keys('marquee:page:*').then((names) => names.slice(-1))
  for (const one of await redis.keys('marquee:page:*')) await redis.hset(one, 'body', 'forged')
  expect(name).toBeDefined()
  expect(await pages.find('/movies/1')).toBeNull()
})

test('while Redis is dead pages are not found, nobody waits, and afterwards they are shared again', async () => {
  const [first, second] = [await replica(), await replica()]
  await make(first.pages, '/movies/1')
  await server.kill()
  await eventually(() => !first.redis.isUp)
  const began = performance.now()
  expect(await first.pages.find('/movies/1')).toBeNull()
  await first.pages.keep('/movies/1', PAGE)
  await first.pages.letGo(['films'])
  expect(performance.now() - began).toBeLessThan(50)
  await server.startAgain()
  await eventually(() => first.redis.isUp && second.redis.isUp)
  await make(first.pages, '/movies/1')
  expect(await second.pages.find('/movies/1')).toEqual(PAGE)
})

test('while Redis hangs a page waits for it once, no longer than the deadline', async () => {
  const { redis, pages } = await replica()
  server.freeze()
  onTestFinished(() => server.thaw())
  const began = performance.now()
  expect(await pages.find('/movies/1')).toBeNull()
  expect(performance.now() - began).toBeLessThan(DEADLINE_MS + 200)
  const after = performance.now()
  for (let i = 0; i < 10; i++) expect(await pages.find(`/movies/${i}`)).toBeNull()
  expect(performance.now() - after).toBeLessThan(50)
  server.thaw()
  await eventually(() => redis.isUp)
})
