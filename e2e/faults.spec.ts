import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync } from 'node:fs'
import Sqlite from 'libsql'
import { openDatabase } from '@/lib/db/database'
import { findServing, refOf } from '@/lib/db/registry'
import {
  copyStore,
  integrityOf,
  lostRatings,
  Rater,
  type Site,
  type Store,
  startSite,
} from './faults/site'
import { lostLists, Watcher } from './faults/watcher'
import { expect, test } from './support/test'

const WHOLE = { pages: 'ok', broken: 0 }

let store: Store
let sites: Site[] = []

test.beforeEach(() => {
  store = copyStore()
  sites = []
})
test.afterEach(async () => {
  for (const site of sites) await site.kill('SIGKILL')
  store.drop()
})

async function start(
  ...options: Parameters<typeof startSite> extends [unknown, ...infer Rest] ? Rest : never
) {
  const site = await startSite(store, ...options)
  sites.push(site)
  return site
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What visitors mostly do goes well: a search, a list with reasons, a film's page. */
async function expectReading({ address }: Site): Promise<void> {
  const search = await fetch(`${address}/api/search?q=inception`)
  expect(search.status).toBe(200)
  const [film] = (await search.json()).movies
  const list = await fetch(`${address}/api/movies/${film.id}/recommendations`)
  expect((await list.json()).items.length).toBeGreaterThan(5)
  const page = await fetch(`${address}/movies/${film.id}`)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Inception')
}

/** Rates film after film until told to stop. */
function keepRating(raters: readonly Rater[]): () => Promise<void> {
  let isOver = false
  const running = raters.map(async (rater) => {
    for (let film = 1; !isOver; film = (film % 500) + 1)
      if ((await rater.rate(film, (1 + (film % 10)) / 2)) === 0) await pause(20)
  })
  return async () => {
    isOver = true
    await Promise.all(running)
  }
}

test('killed while visitors rate, no rating that was acknowledged is lost, and it serves again', async () => {
  test.setTimeout(120_000)
  for (let round = 0; round < 3; round++) {
    const site = await start()
    const raters = Array.from({ length: 6 }, () => new Rater(site.address))
    const stop = keepRating(raters)
    const kept = () => raters.reduce((sum, rater) => sum + rater.kept.size, 0)
    await expect.poll(kept, { timeout: 30_000 }).toBeGreaterThan(50)
    await pause(37 * round)
    await site.kill('SIGKILL')
    await stop()
    expect(lostRatings(store.path, raters)).toEqual([])
    expect(integrityOf(store)).toEqual(WHOLE)
  }
  await expectReading(await start())
})

for (const signal of ['SIGKILL', 'SIGTERM'] as const)
  test(`ended by ${signal} while browsers report, nothing that was acknowledged is lost`, async () => {
    test.setTimeout(90_000)
    const site = await start()
    const watchers = Array.from({ length: 8 }, (_, i) => new Watcher(site.address, `watcher-${i}`))
    const isOver = new AbortController()
    const telling = watchers.map((watcher) => watcher.tell(isOver.signal))
    const told = () => watchers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
    await expect.poll(told, { timeout: 30_000 }).toBeGreaterThan(200)
    await site.kill(signal)
    isOver.abort()
    await Promise.all(telling)
    expect(site.child.exitCode, 'the exit code').toBe(signal === 'SIGTERM' ? 0 : null)
    expect(lostLists(store, watchers)).toEqual([])
    expect(integrityOf(store)).toEqual(WHOLE)
  })

test('killed at any moment of a migration, the next one finishes it', async () => {
  test.setTimeout(120_000)
  const empty = { ...store, path: `${store.folder}/new.db` }
  const migrate = () =>
    spawn(process.execPath, ['--import', 'tsx', 'lib/pipeline/cli.ts', 'migrate'], {
      env: { ...process.env, DATABASE_URL: `file:${empty.path}` },
      stdio: 'ignore',
    })
  let killed = 0
  for (let ms = 700; ms < 1500; ms += 50) {
    const child = migrate()
    const ended = once(child, 'exit')
    await pause(ms)
    if (child.exitCode === null && child.kill('SIGKILL')) killed++
    await ended
    expect(integrityOf(empty)).toEqual(WHOLE)
  }
  expect(killed).toBeGreaterThan(0)
  const [code] = await once(migrate(), 'exit')
  expect(code).toBe(0)
  const database = new Sqlite(empty.path)
  const ledger = database.prepare('SELECT count(*) AS done FROM _prisma_migrations').get()
  expect((ledger as { done: number }).done).toBeGreaterThanOrEqual(5)
  database.close()
})

test('killed during promotions, exactly one model serves, and the history says which', async () => {
  test.setTimeout(90_000)
  for (let round = 0; round < 3; round++) {
    const args = ['--import', 'tsx', 'e2e/faults/promote-forever.ts', store.path]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    await once(child.stdout, 'data')
    await pause(150 + 130 * round)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(integrityOf(store)).toEqual(WHOLE)
    const database = openDatabase(store.path)
    const one = (sql: string) => database.prepare(sql).get() as Record<string, unknown>
    const last = one(
      `SELECT name || '@' || version || '#' || id AS ref FROM Promotion ORDER BY id DESC LIMIT 1`,
    )
    expect(one(`SELECT value FROM State WHERE key = 'champion'`).value).toBe(last.ref)
    expect(last.ref).toMatch(new RegExp(`^${refOf(findServing(database)!)}#`))
    database.close()
  }
  await expectReading(await start())
})

test('with a full disk all is read and no rating is acknowledged; with room again none is missing', async () => {
  test.setTimeout(90_000)
  // Files may grow to 3 MB: the log of the store fills up, and writing fails as on a full disk.
  const site = await start({ before: "trap '' XFSZ; ulimit -f 3072" })
  const raters = Array.from({ length: 8 }, () => new Rater(site.address))
  const stop = keepRating(raters)
  await expect
    .poll(() => raters.some(({ refused }) => refused.some((status) => status >= 500)), {
      timeout: 40_000,
    })
    .toBe(true)
  await stop()
  await expectReading(site)
  await site.kill('SIGTERM')
  expect(lostRatings(store.path, raters)).toEqual([])
  expect(integrityOf(store)).toEqual(WHOLE)
  const again = await start()
  expect(await new Rater(again.address).rate(27, 4)).toBe(200)
})

test('on a disk that became read-only all is read, writes are refused with words, and nothing that was kept is missing later', async () => {
  test.setTimeout(120_000)
  const before = await start()
  const rater = new Rater(before.address)
  for (let film = 1; film <= 20; film++) expect(await rater.rate(film, 4)).toBe(200)
  await before.kill('SIGTERM')

  // Root may write where nobody else may, so the site then runs as somebody else.
  const isRoot = process.getuid?.() === 0
  const as = isRoot ? 'exec setpriv --reuid=65534 --regid=65534 --clear-groups "$0" "$@"' : ':'
  chmodSync(store.path, 0o444)
  chmodSync(store.folder, 0o555)
  try {
    const site = await start({ before: as })
    await expectReading(site)
    const answer = await fetch(`${site.address}/api/my`, {
      method: 'POST',
      body: JSON.stringify({ changes: [{ movieId: 27, stars: 4 }] }),
    })
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({
      code: 'keeps-nothing',
      detail: expect.stringContaining('keeps nothing'),
    })
    expect(await (await fetch(`${site.address}/`)).text()).toMatch(/keeps nothing/i)
    await site.kill('SIGTERM')
  } finally {
    chmodSync(store.folder, 0o755)
    chmodSync(store.path, 0o644)
  }

  expect(lostRatings(store.path, [rater])).toEqual([])
  expect(integrityOf(store)).toEqual(WHOLE)
  const again = await start()
  expect(await new Rater(again.address).rate(27, 4)).toBe(200)
})

test('while another process writes, all is read at once, and ratings wait and are kept', async () => {
  const site = await start()
  const rater = new Rater(site.address)
  // The first visitor of a store makes it write down a secret.
  expect(await rater.rate(26, 4)).toBe(200)
  await expectReading(site)
  const other = new Sqlite(store.path)
  other.exec('BEGIN IMMEDIATE')
  const rating = rater.rate(27, 4.5)
  await pause(100)
  const began = performance.now()
  await expectReading(site)
  const took = performance.now() - began
  await pause(1500)
  other.exec('COMMIT')
  other.close()
  expect(await rating).toBe(200)
  expect(took, 'reading did not wait for the writer').toBeLessThan(1400)
  expect(lostRatings(store.path, [rater])).toEqual([])
})

test('a writer that never ends is not waited for without end', async () => {
  test.setTimeout(60_000)
  const site = await start()
  expect(await new Rater(site.address).rate(26, 4)).toBe(200)
  const other = new Sqlite(store.path)
  other.exec('BEGIN IMMEDIATE')
  const answer = await fetch(`${site.address}/api/my`, {
    method: 'POST',
    body: JSON.stringify({ changes: [{ movieId: 27, stars: 4 }] }),
  })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).not.toBeNull()
  expect(await answer.json()).toMatchObject({ code: 'overloaded' })
  other.exec('ROLLBACK')
  other.close()
  expect(await new Rater(site.address).rate(27, 4)).toBe(200)
})

test('with the clock set back a day, ratings are kept and a new champion is noticed', async () => {
  const site = await start({ node: ['--import', './e2e/faults/shift-clock.mjs'] })
  const rater = new Rater(site.address)
  expect(await rater.rate(27, 5)).toBe(200)
  site.child.kill('SIGUSR2')
  await pause(100)
  expect(await rater.rate(27, 2)).toBe(200)
  expect(await rater.rate(28, 3)).toBe(200)
  expect(lostRatings(store.path, [rater])).toEqual([])
  const model = async () =>
    (await (await fetch(`${site.address}/api/movies/27/recommendations`)).json()).model.name
  const before = await model()
  const args = ['--import', 'tsx', 'lib/pipeline/cli.ts', 'models', 'promote']
  const other = spawnSync(
    process.execPath,
    [...args, await refOfAnother(before), '--reason', 'the test of the clock'],
    {
      env: { ...process.env, DATABASE_URL: `file:${store.path}` },
      encoding: 'utf8',
    },
  )
  expect(other.status, other.stderr).toBe(0)
  await expect.poll(model, { timeout: 5000 }).not.toBe(before)
})

test('in 512 MB it serves the whole catalogue', async () => {
  test.setTimeout(90_000)
  const site = await start({
    env: { MEMORY_MB: '512', NODE_OPTIONS: '--max-old-space-size=256 --max-semi-space-size=8' },
  })
  for (let id = 1; id <= 600; id++) {
    const list = await fetch(`${site.address}/api/movies/${id}/recommendations`)
    expect(list.status).toBe(200)
    await list.arrayBuffer()
    if (id % 6 === 0) await (await fetch(`${site.address}/movies/${id}`)).arrayBuffer()
  }
  await expectReading(site)
  const status = readFileSync(`/proc/${site.child.pid}/status`, 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1])
  // Pages of the program's own files are not counted: a container may drop and read them again.
  const peak = (kilobytes('VmHWM') - kilobytes('RssFile')) / 1024
  expect(peak, 'megabytes at the most').toBeLessThan(512)
})

async function refOfAnother(name: string): Promise<string> {
  const database = new Sqlite(store.path)
  const rows = database.prepare('SELECT name, version FROM Model').all() as {
    name: string
    version: string
  }[]
  database.close()
  const other = rows.find((row) => row.name !== name)!
  return `${other.name}@${other.version}`
}
