import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { startVendors, type Vendors } from '@/e2e/vendors/start'
import { READ_TOKEN } from '@/e2e/vendors/tmdb'
import { openTestStore } from '@/lib/db/store.fixture'
import { listTmdbDates, purgeTmdb } from '@/lib/db/tmdb-cache'
import { tmdbClient } from '@/lib/sources/tmdb/client'
import { importTmdb, type TmdbWanted } from './fetch-tmdb'

const DAY_MS = 24 * 3_600_000
let now = Date.UTC(2026, 10, 23, 12)
let vendors: Vendors
let store: ReturnType<typeof openTestStore>

beforeAll(async () => {
  vendors = await startVendors()
})
afterAll(() => vendors.close())
beforeEach(() => {
  store = openTestStore()
})
afterEach(() => store.drop())

function run(wanted: TmdbWanted, key = READ_TOKEN) {
  const client = tmdbClient({
    baseUrl: `${vendors.url}/tmdb/3`,
    key,
    timeoutSeconds: 0.4,
    patience: { retries: 0 },
  })
  return importTmdb(store.database, client, wanted, {
    now: () => now,
    freshMs: DAY_MS,
    onProgress: () => undefined,
  })
}

describe('importTmdb', () => {
  it('fetches each film once a day, and goes on where it was killed', async () => {
    const ids = [11, 12, 13, 13]
    expect(await run({ kind: 'ids', ids: [11] })).toMatchObject({ wanted: 1, fetched: 1 })
    expect(await run({ kind: 'ids', ids })).toEqual({ wanted: 3, fetched: 2, fresh: 1, failed: {} })
    now += DAY_MS
    expect(await run({ kind: 'ids', ids })).toMatchObject({ fetched: 3, fresh: 0 })
  })

  it('tells what could not be fetched, and keeps the rest', async () => {
    const result = await run({ kind: 'ids', ids: [98, 275, 21] })
    expect(result).toMatchObject({ fetched: 1, failed: { 'not-found': 1, nonsense: 1 } })
    expect([...listTmdbDates(store.database, 'film').keys()]).toEqual(['21'])
  })

  it('fetches what TMDB discovers, as many pages as wanted', async () => {
    const wanted = { kind: 'discover', filters: { year: '2010' }, pages: 2 } as const
    expect(await run(wanted)).toMatchObject({ wanted: 40, fetched: 40 })
  })

  it('fetches anew those held here that changed there, and no others', async () => {
    expect(await run({ kind: 'changes' })).toMatchObject({ wanted: 0 })
    await run({ kind: 'ids', ids: [1001, 5] })
    now += 2 * DAY_MS
    expect(await run({ kind: 'changes' })).toMatchObject({ wanted: 1, fetched: 1 })
    expect(vendors.asked.filter(({ path }) => path.endsWith('/changes')).at(-1)?.query.page).toBe(
      '3',
    )
    expect(await run({ kind: 'changes' })).toMatchObject({ wanted: 1, fetched: 0, fresh: 1 })
  })

  it('stops where the key is refused, without the key in what it says', async () => {
    const wrong = 'f'.repeat(32)
    const refused = await run({ kind: 'ids', ids: [11] }, wrong).catch((error: Error) => error)
    expect(String(refused)).toContain('TMDB_ACCESS_TOKEN')
    expect(String(refused)).not.toContain(wrong)
  })

  it('leaves nothing behind that a purge does not find', async () => {
    await run({ kind: 'ids', ids: [11, 12] })
    expect(purgeTmdb(store.database)).toBe(2)
    expect(listTmdbDates(store.database, 'film').size).toBe(0)
  })
})
