import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startVendors, type Vendors } from '@/e2e/vendors/start'
import { READ_TOKEN } from '@/e2e/vendors/tmdb'
import { inventedName } from '@/e2e/vendors/words'
import { movieFromDraft } from '@/lib/catalogue/merge'
import { emptyDraft, type MovieFacts } from '@/lib/catalogue/movie'
import type { StoredMovie } from '@/lib/db/movies'
import { openTestStore } from '@/lib/db/store.fixture'

const DAY_MS = 24 * 3_600_000
const NO_IDS = { imdb: null, tmdb: null, movielens: null, wikipedia: null }

let vendors: Vendors
let store: ReturnType<typeof openTestStore>
let readTmdbFilm: typeof import('./tmdb').readTmdbFilm

beforeAll(async () => {
  vendors = await startVendors()
  store = openTestStore()
  vi.stubEnv('DATABASE_URL', store.url)
  vi.stubEnv('TMDB_ACCESS_TOKEN', READ_TOKEN)
  vi.stubEnv('TMDB_BASE_URL', `${vendors.url}/tmdb/3`)
  vi.stubEnv('LOG_LEVEL', 'silent')
  readTmdbFilm = (await import('./tmdb')).readTmdbFilm
})
afterAll(async () => {
  await vendors.close()
  store.drop()
  vi.unstubAllEnvs()
})

let nextId = 1
function film(facts: Partial<MovieFacts>): StoredMovie {
  const draft = { ...emptyDraft('Film', { source: 'test', key: '1' }), ...facts }
  return { ...movieFromDraft(draft, nextId++), directorIds: [], castIds: [] }
}

function askedFor(id: number): number {
  return vendors.asked.filter(({ path }) => path === `/tmdb/3/movie/${id}`).length
}

function makeOld(id: number, days: number) {
  store.database
    .prepare('UPDATE TmdbAnswer SET fetchedAt = fetchedAt - ? WHERE kind = ? AND key = ?')
    .run(days * DAY_MS, 'film', String(id))
}

describe('readTmdbFilm', () => {
  it('fetches once, however many ask, and answers from the store afterwards', async () => {
    const movie = film({ ids: { ...NO_IDS, tmdb: 41 } })
    const answers = await Promise.all([1, 2, 3].map(() => readTmdbFilm(movie)))
    for (const answer of answers) expect(answer).toMatchObject({ isShown: true, trouble: null })
    await readTmdbFilm(movie)
    expect(askedFor(41)).toBe(1)
  })

  it('answers what another replica fetched without asking', async () => {
    const movie = film({ ids: { ...NO_IDS, tmdb: 45 } })
    await readTmdbFilm(movie)
    // Whatever a process holds in memory is gone; the store is the same.
    const memory = globalThis as { marquee?: Map<string, unknown> }
    const mine = memory.marquee
    delete memory.marquee
    vi.resetModules()
    const other = await import('./tmdb')
    expect(other.readTmdbFilm).not.toBe(readTmdbFilm)
    expect(await other.readTmdbFilm(movie)).toMatchObject({ isShown: true, trouble: null })
    expect(askedFor(45)).toBe(1)
    memory.marquee = mine!
  })

  it('answers what is old at once and fetches it anew behind the answer', async () => {
    const movie = film({ ids: { ...NO_IDS, tmdb: 42 } })
    await readTmdbFilm(movie)
    makeOld(42, 2)
    const stale = await readTmdbFilm(movie)
    expect(stale.isShown && Date.now() - stale.fetchedAt).toBeGreaterThan(DAY_MS)
    await vi.waitFor(() => expect(askedFor(42)).toBe(2))
    await vi.waitFor(async () => {
      const fresh = await readTmdbFilm(movie)
      expect(fresh.isShown && Date.now() - fresh.fetchedAt).toBeLessThan(DAY_MS)
    })
  })

  it('shows what is old where it cannot be fetched anew, and says so', async () => {
    const movie = film({ ids: { ...NO_IDS, tmdb: 275 } })
    const body = JSON.stringify({ details: { title: 'Kept' }, reviews: [], problems: [] })
    store.database
      .prepare('INSERT INTO TmdbAnswer VALUES (?, ?, ?, ?, ?)')
      .run('film', '275', body, Date.now() - 3 * DAY_MS, Date.now() + DAY_MS)
    await readTmdbFilm(movie)
    await vi.waitFor(async () =>
      expect(await readTmdbFilm(movie)).toMatchObject({
        isShown: true,
        value: { details: { title: 'Kept' } },
        trouble: { kind: 'nonsense' },
      }),
    )
  })

  it('shows nothing that is older than may be kept', async () => {
    const movie = film({ ids: { ...NO_IDS, tmdb: 43 } })
    await readTmdbFilm(movie)
    store.database.prepare('UPDATE TmdbAnswer SET expiresAt = 1 WHERE key = ?').run('43')
    await readTmdbFilm(movie)
    expect(askedFor(43)).toBe(2)
  })

  it('matches by IMDb id, once', async () => {
    const movie = film({ ids: { ...NO_IDS, imdb: 'tt0000044' } })
    expect(await readTmdbFilm(movie)).toMatchObject({ value: { details: { tmdbId: 900_044 } } })
    await readTmdbFilm(movie)
    expect(vendors.asked.filter(({ path }) => path.includes('/find/'))).toHaveLength(1)
  })

  it('matches without ids only where title, year and a director agree', async () => {
    const facts = {
      title: 'Lighthouse 1001',
      year: 2010,
      directors: [inventedName(1001 + 20)],
      ids: NO_IDS,
    }
    expect(await readTmdbFilm(film(facts))).toMatchObject({
      value: { details: { tmdbId: 1001 } },
    })
    const strangers = [
      { ...facts, directors: ['Somebody Else'] },
      { ...facts, directors: [inventedName(1001 + 23)] },
      { ...facts, year: 2011 },
      { ...facts, title: 'Lighthouse' },
      { ...facts, directors: [] },
    ]
    for (const other of strangers)
      expect(await readTmdbFilm(film(other))).toMatchObject({ isShown: false, kind: 'not-found' })
  })
})
