import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openDatabase } from '@/lib/db/database'
import { listVersions, refOf } from '@/lib/db/registry'
import { DEADLINE_MS } from '@/lib/shared/connection'
import { RedisServer } from '@/lib/shared/redis-server.fixture'
import { copyStore, type Site, type Store, startSite } from './faults/site'
import { expect, test } from './support/test'

const FILMS = [...Array(20).keys()].map((i) => i * 11 + 1)

let redis: RedisServer
let store: Store
let sites: Site[] = []

test.beforeEach(async () => {
  test.setTimeout(120_000)
  redis = await RedisServer.start()
  store = copyStore()
  // One site, whichever of them is asked: pages say its address.
  const env = { REDIS_URL: redis.url, SITE_URL: 'http://films.example' }
  // One after the other, as a rolling start does.
  sites = [await startSite(store, { env })]
  sites.push(await startSite(store, { env }))
  for (const site of sites) await pageOf(site, '/about')
})
test.afterEach(async () => {
  for (const site of sites) await site.kill('SIGKILL')
  await redis.kill()
  store.drop()
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A page with its own nonce taken out, and how it came about. */
async function pageOf({ address }: Site, path: string) {
  const response = await fetch(address + path)
  expect(response.status).toBe(200)
  const text = await response.text()
  const policy = response.headers.get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
  const nonces = [...text.matchAll(/nonce="([^"]+)"/g)].map(([, one]) => one)
  expect(new Set(nonces)).toEqual(new Set([nonce]))
  return { nonce, text: text.replaceAll(nonce, ''), cache: response.headers.get('x-nextjs-cache') }
}

/** One after the other. */
async function pagesOf(site: Site, paths: readonly string[]) {
  const pages: Awaited<ReturnType<typeof pageOf>>[] = []
  for (const path of paths) pages.push(await pageOf(site, path))
  return pages
}

async function filmPaths({ address }: Site): Promise<string[]> {
  return Promise.all(
    FILMS.map(async (id) => {
      const response = await fetch(`${address}/api/movies/${id}`)
      return (await response.json()).path
    }),
  )
}

async function modelOf({ address }: Site): Promise<string> {
  const response = await fetch(`${address}/api/movies/1/recommendations`)
  const { model } = await response.json()
  return `${model.name}@${model.version}`
}

/** Promotes what does not serve, by the command line; returns its name. */
async function promoteOther(): Promise<string> {
  const database = openDatabase(store.path)
  const other = listVersions(database).find(({ isServing }) => !isServing)!
  database.close()
  const args = [
    'lib/pipeline/cli.ts',
    'models',
    'promote',
    refOf(other),
    '--reason',
    'to see who notices',
  ]
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    env: { ...process.env, DATABASE_URL: `file:${store.path}`, REDIS_URL: redis.url },
    stdio: 'ignore',
  })
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  return refOf(other)
}

test('a page that one replica made another sends, with a nonce of its own, until another model serves', async () => {
  const [first, second] = sites as [Site, Site]
  const paths = await filmPaths(first)
  const made = await pagesOf(first, paths)
  await pause(500)
  for (const [i, path] of paths.entries()) {
    const sent = await pageOf(second, path)
    expect(sent.cache).toBe('HIT')
    expect(sent.text).toBe(made[i]!.text)
    expect(sent.nonce).not.toBe(made[i]!.nonce)
  }
  const model = await promoteOther()
  for (const site of sites) await expect.poll(() => modelOf(site), { timeout: 5000 }).toBe(model)
  // Pages follow once the lists of the new model are made.
  for (const site of sites)
    await expect
      .poll(async () => (await pageOf(site, paths[0]!)).text === made[0]!.text, { timeout: 15_000 })
      .toBe(false)
  const anew = await pagesOf(first, paths)
  for (const [i, path] of paths.entries())
    expect((await pageOf(second, path)).text).toBe(anew[i]!.text)
  expect(anew.filter(({ text }, i) => text !== made[i]!.text).length).toBeGreaterThan(10)
})

test('replicas answer on while Redis hangs, dies and comes back, and then share again', async () => {
  const [first, second] = sites as [Site, Site]
  const paths = await filmPaths(first)
  /** Asks for pages that nobody kept yet; returns the longest wait in milliseconds. */
  const ask = async (site: Site, from: number, to: number) => {
    let longest = 0
    for (const path of paths.slice(from, to)) {
      const began = performance.now()
      await pageOf(site, path)
      longest = Math.max(longest, performance.now() - began)
    }
    return longest
  }
  const usual = await ask(first, 0, 5)
  redis.freeze()
  // Once for Redis; what it takes beyond is the machine's.
  expect(await ask(first, 5, 9)).toBeLessThan(usual + DEADLINE_MS + 1500)
  redis.thaw()
  await redis.kill()
  for (const site of sites) {
    await ask(site, 9, 13)
    expect((await fetch(`${site.address}/api/search?q=heat`)).status).toBe(200)
  }
  const model = await promoteOther()
  for (const site of sites) await expect.poll(() => modelOf(site), { timeout: 10_000 }).toBe(model)
  await redis.startAgain()
  await expect(async () => {
    for (const { address } of sites) {
      const response = await fetch(`${address}/api/metrics`)
      expect(await response.text()).toContain('marquee_redis_up 1')
    }
  }).toPass({ timeout: 10_000 })
  await ask(first, 13, 20)
  await pause(500)
  for (const path of paths.slice(13, 20)) expect((await pageOf(second, path)).cache).toBe('HIT')
})
