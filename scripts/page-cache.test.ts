import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type PageCache, pageCacheOf } from '@/lib/gate/shared-pages'
import type { SharedRedis } from '@/lib/shared/connection'
import { SharedPages } from '@/lib/shared/pages'
import { RedisServer } from '@/lib/shared/redis-server.fixture'
import { eventually, joinAsReplica } from '@/lib/shared/replica.fixture'
import { Seal } from '@/lib/shared/seal'
import NextPageCache from './page-cache.mjs'

vi.mock('@/lib/log', () => ({ logger: () => ({ warn: vi.fn() }) }))

const SITE = '_N_T_/layout'
const FOREVER = { revalidate: false } as const
const OURS = 'A'.repeat(22)
const THEIRS = 'B'.repeat(22)
const shared = globalThis as { marqueePages?: PageCache | null }

let server: RedisServer
beforeAll(async () => {
  server = await RedisServer.start()
})
afterAll(() => server.kill())
beforeEach(() => {
  shared.marqueePages = null
})

/** The cache as Next makes one for a request; its memory is that of the process. */
function open() {
  const nothing = () => Promise.reject(new Error('no such file'))
  return new NextPageCache({
    fs: { readFile: nothing, stat: nothing, existsSync: () => false },
    serverDistDir: '/nowhere',
    revalidatedTags: [],
    maxMemoryCacheSize: 1e6,
    flushToDisk: false,
  })
}

const ground = { version: '1' }
function pagesOf(redis: SharedRedis, placeholder: string): PageCache {
  const seal = new Seal(Buffer.alloc(32, 7), placeholder)
  return pageCacheOf(new SharedPages({ redis, seal, ground: () => ground }))
}

/** This replica, and what another one does by its own connection. */
async function twoReplicas() {
  const redis = await joinAsReplica(server)
  shared.marqueePages = pagesOf(redis, OURS)
  return { redis, other: pagesOf(await joinAsReplica(server), THEIRS) }
}

const page = (text: string, nonce: string, status = 200) => ({
  kind: 'APP_PAGE',
  html: `<p>${text} 日本</p><script nonce="${nonce}">`,
  rscData: Buffer.from(`${text} of ${nonce}`),
  segmentData: new Map([['/_tree', Buffer.from(text)]]),
  headers: { 'x-next-cache-tags': `${SITE},_N_T_/${text}` },
  status,
  postponed: undefined,
})
const KIND = { kind: 'APP_PAGE' }

async function makeOther(other: PageCache, key: string, seconds: number | false = false) {
  expect(await other.find(key)).toBeNull()
  await other.keep(key, page(key, THEIRS), { revalidate: seconds })
}

test('without Redis pages are kept in memory until they are let go of', async () => {
  const cache = open()
  await cache.set('alone', page('alone', OURS), { cacheControl: FOREVER })
  expect(await cache.get('alone', KIND)).toMatchObject({ value: page('alone', OURS) })
  await new Promise((resolve) => setTimeout(resolve, 2))
  await cache.revalidateTag(SITE)
  expect(await cache.get('alone', KIND)).toBeNull()
})

test('a page of another replica is sent with the placeholder of this one, and kept in its memory', async () => {
  const { redis, other } = await twoReplicas()
  await makeOther(other, 'theirs')
  const cache = open()
  const found = await cache.get('theirs', KIND)
  expect(found).toEqual({
    value: page('theirs', OURS),
    lastModified: expect.any(Number),
    cacheControl: FOREVER,
  })
  await redis.flushall()
  expect(await cache.get('theirs', KIND)).toEqual(found)
})

test('what this replica lets go of with the whole site it takes again from others who made it of the same', async () => {
  const { other } = await twoReplicas()
  await makeOther(other, 'again')
  const cache = open()
  await cache.get('again', KIND)
  await new Promise((resolve) => setTimeout(resolve, 2))
  await cache.revalidateTag([SITE])
  expect(await cache.get('again', KIND)).not.toBeNull()
})

test('a page let go of by its own tag is let go of by the others too', async () => {
  const { other } = await twoReplicas()
  await makeOther(other, 'one')
  await open().revalidateTag('_N_T_/one')
  expect(await other.find('one')).toBeNull()
})

test('a page made here is found by others; one that says there is no such film is not handed on', async () => {
  const { other } = await twoReplicas()
  const cache = open()
  for (const [key, status] of [
    ['made', 200],
    ['missing', 404],
  ] as const) {
    expect(await cache.get(key, KIND)).toBeNull()
    await cache.set(key, page(key, OURS, status), { cacheControl: FOREVER })
  }
  await eventually(async () => (await other.find('made')) !== null)
  expect((await other.find('made'))?.value).toEqual(page('made', THEIRS))
  expect(await other.find('missing')).toBeNull()
})

test('a page that is made anew after some time has only the rest of it where it is taken in', async () => {
  const { other } = await twoReplicas()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  try {
    await makeOther(other, 'timed', 100)
    vi.advanceTimersByTime(40_000)
    expect((await open().get('timed', KIND))?.cacheControl).toEqual({ revalidate: 60 })
    vi.advanceTimersByTime(60_000)
    expect(await shared.marqueePages?.find('timed')).toBeNull()
  } finally {
    vi.useRealTimers()
  }
})

test('while Redis is dead pages come from memory or are made anew', async () => {
  const { redis, other } = await twoReplicas()
  await makeOther(other, 'before')
  const cache = open()
  await cache.get('before', KIND)
  await server.kill()
  await eventually(() => !redis.isUp)
  expect(await cache.get('before', KIND)).not.toBeNull()
  expect(await cache.get('never made', KIND)).toBeNull()
  await cache.set('made meanwhile', page('made', OURS), { cacheControl: FOREVER })
  expect(await cache.get('made meanwhile', KIND)).not.toBeNull()
  await server.startAgain()
})
