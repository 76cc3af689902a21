import { LRUCache } from 'next/dist/server/lib/lru-cache'
import { afterEach, expect, test } from 'vitest'
import { keepPagesAsBytes, mostPageBytes } from './kept-pages.mjs'

type Entry = { value: unknown; lastModified?: number }

/** As Next measures its entries, for those of these tests. */
function sizeOf({ value }: Entry): number {
  const {
    html = '',
    rscData = '',
    segmentData = new Map(),
  } = (value ?? {}) as {
    html?: string | Buffer
    rscData?: Buffer
    segmentData?: Map<string, Buffer>
  }
  return (
    1 +
    html.length +
    rscData.length +
    [...segmentData.values()].reduce((sum, one) => sum + one.length, 0)
  )
}

function openCache(mostBytes: number) {
  const cache = new LRUCache<Entry>(mostBytes, sizeOf)
  return keepPagesAsBytes(cache)
}

function pageOf(html: string) {
  return {
    lastModified: 5,
    value: {
      kind: 'APP_PAGE',
      html,
      rscData: Buffer.from('rsc ’'),
      segmentData: new Map([
        ['/_tree', Buffer.from('tree')],
        ['/page', Buffer.from('')],
      ]),
      headers: { 'x-next-cache-tags': 'a' },
      status: 200,
    },
  }
}

afterEach(() => {
  delete process.env.MEMORY_MB
})

test('pages take an eighth of a container, little of a small one, and no more than is of use', () => {
  const megabytes = ['512', '1024', '1600', '64000'].map((told) => {
    process.env.MEMORY_MB = told
    return mostPageBytes() / 1024 ** 2
  })
  expect(megabytes).toEqual([16, 128, 200, 256])
})

test('a page comes out as it went in, letters beyond ASCII and all', () => {
  const cache = openCache(1e6)
  const page = pageOf('<p>Amélie’s «星» 🎬</p>')
  cache.set('/a', page)
  expect(cache.get('/a')).toEqual(page)
  expect(cache.get('/a')).toEqual(page)
})

test('what is kept holds none of the memory of what came in', () => {
  const cache = openCache(1e6)
  const page = pageOf('abc')
  const { rscData } = page.value
  cache.set('/a', page)
  rscData.fill(0)
  expect(cache.get('/a')).toEqual(pageOf('abc'))
})

test('pages are bounded by their bytes, not by their letters', () => {
  // A hundred letters are three hundred bytes; with what an entry takes besides, two fit and a third does not.
  const cache = openCache(2 * (3 * 1024 + 400))
  for (const path of ['/a', '/b', '/c']) cache.set(path, pageOf('’'.repeat(100)))
  expect(cache.size).toBe(2)
  expect(cache.get('/a')).toBeUndefined()
  expect(cache.get('/c')).toEqual(pageOf('’'.repeat(100)))
})

test('what is no page is kept as it is', () => {
  const cache = openCache(1e6)
  const others = [{ value: null }, { value: { kind: 'APP_ROUTE', body: Buffer.from('x') } }]
  for (const [at, entry] of others.entries()) {
    cache.set(String(at), entry)
    expect(cache.get(String(at))).toBe(entry)
  }
})
