import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listImpressions } from '@/lib/db/impressions'
import { findServing, refOf } from '@/lib/db/registry'
import { promote, rollback } from '@/lib/operate/promote'
import { lostRatings, Rater } from './faults/site'
import { type Cluster, startCluster } from './replicas/cluster'
import { expect, test } from './support/test'

/** So soon has a promotion to reach every replica. */
const SWITCH_MILLISECONDS = 5000
const VISITORS = 4
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const FILMS = [3, 27, 78, 320, 1001, 2002]

let cluster: Cluster

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  cluster = await startCluster()
})
test.afterAll(() => cluster?.stop())

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Visitors who search, look and rate through the proxy until `stop`; what failed is told by status. */
function visit({ address }: Cluster, { rates }: { rates: boolean }) {
  let isOver = false
  const failures: string[] = []
  const raters: Rater[] = []
  let asked = 0
  const ask = async (path: string) => {
    asked++
    const answer = await fetch(`${address}${path}`).catch((error) => ({ status: String(error) }))
    if (answer.status !== 200) failures.push(`${answer.status} ${path}`)
    else await (answer as Response).arrayBuffer()
  }
  const visitor = async (n: number) => {
    const rater = new Rater(address)
    raters.push(rater)
    for (let i = n; !isOver; i++) {
      const film = FILMS[i % FILMS.length]!
      await ask(`/api/search?q=${'inception'.slice(0, 1 + (i % 9))}`)
      await ask(`/api/movies/${film}/recommendations`)
      if (i % 5 === 0) await ask(`/movies/${film}`)
      if (!rates) continue
      asked++
      const status = await rater.rate(1 + (i % 500), (1 + (i % 10)) / 2)
      if (status !== 200) failures.push(`${status} rating`)
    }
  }
  const visiting = Promise.all(Array.from({ length: VISITORS }, (_, n) => visitor(n)))
  return {
    failures,
    raters,
    stop: async () => {
      isOver = true
      await visiting
      return { failures, asked }
    },
  }
}

test('a visitor is the same to every replica, and what is said to one is known to all', async () => {
  const rater = new Rater(cluster.sites[0]!.address)
  expect(await rater.rate(27, 4.5)).toBe(200)
  for (const { address } of cluster.sites) {
    const answer = await fetch(`${address}/api/my`, { headers: { cookie: rater.cookie } })
    expect((await answer.json()).marks).toMatchObject([{ movieId: 27, stars: 4.5 }])
  }
})

test('a promotion reaches every replica within five seconds, and so does a rollback', async () => {
  const { database, sites } = cluster
  const serving = async (address: string) => {
    const { model } = await (await fetch(`${address}/api/ready`)).json()
    return refOf(model)
  }
  const reached = async (wanted: string) => {
    const began = performance.now()
    await Promise.all(
      sites.map(({ address }) =>
        expect.poll(() => serving(address), { timeout: 4 * SWITCH_MILLISECONDS }).toBe(wanted),
      ),
    )
    return performance.now() - began
  }
  const before = refOf(findServing(database)!)
  const { version } = promote(database, 'content', {
    reason: 'for the test of replicas',
    now: Date.now(),
  })
  expect(await reached(refOf(version))).toBeLessThan(SWITCH_MILLISECONDS)
  rollback(database, { reason: null, now: Date.now() })
  expect(await reached(before)).toBeLessThan(SWITCH_MILLISECONDS)
})

test('no event is lost or doubled, also where a browser sends it twice to different replicas', async () => {
  const { sites, database } = cluster
  const answer = await fetch(`${sites[0]!.address}/api/my/visitor`, { method: 'POST' })
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0]!
  const batch = (turn: number) =>
    JSON.stringify({
      seen: FILMS.map((movieId, i) => ({
        list: `replicas-${turn}`,
        movieId,
        surface: 'for-you',
        position: i + 1,
        model: 'hybrid@test',
        reason: null,
        isClicked: i === 0,
      })),
    })
  const send = async (turn: number, site: number) => {
    const reply = await fetch(`${sites[site % sites.length]!.address}/api/events`, {
      method: 'POST',
      // Of programs nothing is counted.
      headers: { 'content-type': 'application/json', 'user-agent': BROWSER, cookie },
      body: batch(turn),
    })
    expect(reply.status).toBe(200)
    expect((await reply.json()).kept).toBe(FILMS.length)
  }
  const turns = Array.from({ length: 200 }, (_, turn) => turn)
  await Promise.all(turns.flatMap((turn) => [send(turn, turn), send(turn, turn + 1)]))
  const kept = listImpressions(database).filter(({ list }) => list.startsWith('replicas-'))
  expect(kept).toHaveLength(turns.length * FILMS.length)
  expect(kept.filter(({ clickedAt }) => clickedAt !== null)).toHaveLength(turns.length)
})

test('replicas are replaced one after the other under load, without a failed request', async () => {
  test.setTimeout(180_000)
  const visits = visit(cluster, { rates: true })
  await pause(1000)
  for (const index of cluster.sites.keys()) await cluster.replace(index)
  await pause(1000)
  const { failures, asked } = await visits.stop()
  expect(failures).toEqual([])
  expect(asked).toBeGreaterThan(300)
  expect(lostRatings(cluster.databaseUrl, visits.raters)).toEqual([])
})

test('while PostgreSQL is restarted films are found and recommended, ratings are refused in words, and nothing acknowledged is lost', async () => {
  test.setTimeout(120_000)
  const { address, postgres, databaseUrl } = cluster
  const rater = new Rater(address)
  expect(await rater.rate(27, 3)).toBe(200)
  const visits = visit(cluster, { rates: false })
  await postgres.halt('SIGQUIT')
  await pause(1500)
  const refused = await fetch(`${address}/api/my`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: rater.cookie },
    body: JSON.stringify({ changes: [{ movieId: 78, stars: 1 }] }),
  })
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).not.toBeNull()
  expect((await refused.json()).detail).toContain('The store cannot be reached')
  await postgres.start()
  await expect.poll(() => rater.rate(320, 5), { timeout: 15_000 }).toBe(200)
  await pause(1500)
  const { failures } = await visits.stop()
  expect(failures).toEqual([])
  expect(lostRatings(databaseUrl, [rater])).toEqual([])
})

test('one replica at a time walks the pipeline', async () => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'marquee-walks-'))
  const path = join(folder, 'ratings.csv')
  const rows = Array.from(
    { length: 20_000 },
    (_, i) => `${1 + (i % 400)},${1 + ((i * 7) % 900)},${1 + (i % 5)},${i}`,
  )
  writeFileSync(path, `userId,movieId,rating,timestamp\n${rows.join('\n')}\n`)
  const walk = () => {
    const args = ['lib/pipeline/cli.ts', 'pipeline', '--ratings', `movielens=${path}`]
    const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
      env: { ...process.env, DATABASE_URL: cluster.databaseUrl },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr!.on('data', (text) => {
      said += text
    })
    return { child, ended: once(child, 'exit').then(([code]) => ({ code, said: () => said })) }
  }
  const walks = [walk(), walk()]
  const first = await Promise.race(walks.map(({ ended }) => ended))
  expect(first.code).toBe(1)
  expect(first.said()).toMatch(/a pipeline that runs already/)
  for (const { child } of walks) child.kill('SIGKILL')
  await Promise.all(walks.map(({ ended }) => ended))
  rmSync(folder, { recursive: true, force: true })
})
