// `npm run bench -- load [--seconds N]`: a visit's mix at the rate that two cores sustain, then twice that; is anything lost or leaked?
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent, request } from 'undici'
import { seededRandom } from '@/lib/math/random'
import { batchOf, copyStore, makeVisitors } from './events'
import { rounded } from './server/duel'
import { idOf, listFilmPaths, TYPED } from './server/film-paths'
import { quantile } from './server/open-loop'
import { type Site, startSite } from './server/site'
import { type Look, watchFigures } from './server/watch-figures'

const SECONDS = 600
const VISITORS = 500
const SETTLE_MILLISECONDS = 15_000
const TRIAL_SECONDS = 15
/** Of what it can answer without pause; the rest is for what comes unevenly. */
const FIRST_SHARE = 0.75
const SHARE_STEP = 0.85
/** Pages and lists that many ask for are made once; what is measured is what comes after that. */
const WARM_SECONDS = 90
const CAPACITY_SECONDS = 10
const CAPACITY_CONNECTIONS = 16
/** Sustained means that 99 of a hundred answers come within this. */
const GOOD_P99_MS = 250
const OVERLOAD_SECONDS = 30
const RECOVERY_SECONDS = 20
/** Memory is looked at once kept answers take what they take in the end; they are the last of the caches to be full. */
const FULL_SHARE = 0.97
/** Where they are not full for a third of the time, the last part of it is looked at, and told to be no more than that. */
const LEAST_FULL_SHARE = 1 / 3
const WARM_SHARE = 0.4
const SEED = 11

/** What a visit asks, in a hundred: letters typed, films opened, lists fetched, things said. */
const MIX = { search: 40, alike: 26, film: 14, events: 10, home: 6, rating: 4 } as const
type Kind = keyof typeof MIX
type Asked = { kind: Kind; path: string; body?: string; headers?: Record<string, string> }
type Told = { kind: Kind; at: number; ms: number; status: number; isRetryTold: boolean }

/** Works on a copy of the store, on loopback only, for as long as told and some four minutes more. */
export async function runLoadBench(args: string[]): Promise<Record<string, unknown>> {
  const seconds = secondsOf(args)
  const folder = mkdtempSync(join(tmpdir(), 'marquee-load-'))
  const path = join(folder, 'store.db')
  copyStore(path)
  const site = await startSite([], { DATABASE_URL: `file:${path}` })
  const agent = new Agent({ connections: 256, pipelining: 1 })
  try {
    const ask = await asker(site, agent)
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS))
    await capacityOf(ask, WARM_SECONDS)
    const capacity = await capacityOf(ask, CAPACITY_SECONDS)
    console.log(
      `${Math.round(capacity)} requests a second from ${CAPACITY_CONNECTIONS} that ask without pause`,
    )
    const rate = await sustainableRate(capacity, ask)
    const looks = watchFigures(site)
    const steady = await atRate(rate, seconds, ask, 'sustained')
    const samples = await looks.stop()
    const overload = await atRate(rate * 2, OVERLOAD_SECONDS, ask, 'twice that')
    const after = await atRate(rate, RECOVERY_SECONDS, ask, 'again')
    return report({ rate, seconds, steady, samples, overload, after })
  } finally {
    await agent.close()
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function secondsOf(args: string[]): number {
  const at = args.indexOf('--seconds')
  if (at === -1) return SECONDS
  const seconds = Number(args[at + 1])
  if (Number.isInteger(seconds) && seconds >= 10) return seconds
  throw new Error(`Got --seconds ${args[at + 1]}, expected a whole number of at least 10.`)
}

/** Asks one thing of the mix; never rejects, since a refused connection is a figure too. */
async function asker(site: Site, agent: Agent): Promise<(turn: number) => Promise<Told>> {
  const paths = await listFilmPaths(site.address)
  const ids = paths.map((path) => Number(idOf(path)))
  const tokens = await makeVisitors(site.address, VISITORS)
  const random = seededRandom(SEED)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!
  /** Few films are asked for much: the square of chance. */
  const pickFilm = () => Math.floor(random() ** 2 * ids.length)
  const visitor = () => ({ 'content-type': 'application/json', 'x-marquee-visitor': pick(tokens) })
  const kinds = (Object.keys(MIX) as Kind[]).flatMap((kind) =>
    new Array<Kind>(MIX[kind]).fill(kind),
  )
  const make: Record<Kind, (turn: number) => Omit<Asked, 'kind'>> = {
    home: () => ({ path: '/' }),
    search: () => {
      const text = pick(TYPED)
      const typed = text.slice(0, 1 + Math.floor(random() * text.length))
      return { path: `/api/search?q=${encodeURIComponent(typed)}` }
    },
    film: () => ({ path: paths[pickFilm()]! }),
    alike: () => ({ path: `/api/movies/${ids[pickFilm()]}/recommendations` }),
    rating: () => {
      const change = { movieId: ids[pickFilm()], stars: (1 + Math.floor(random() * 10)) / 2 }
      return { path: '/api/my', body: JSON.stringify({ changes: [change] }), headers: visitor() }
    },
    events: (turn) => {
      const { seen } = batchOf(turn, ids)
      return { path: '/api/events', body: JSON.stringify({ seen }), headers: visitor() }
    },
  }
  let turns = 0
  return async () => {
    const turn = turns++
    const kind = pick(kinds)
    const { path, body, headers } = make[kind](turn)
    const at = performance.now()
    const told = { kind, at, status: 0, isRetryTold: false }
    try {
      const answer = await request(`${site.address}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        dispatcher: agent,
        ...(body === undefined ? {} : { body }),
        ...(headers ? { headers } : {}),
      })
      await answer.body.dump()
      told.status = answer.statusCode
      told.isRetryTold = answer.headers['retry-after'] !== undefined
    } catch {
      // Status 0 counts as an error.
    }
    return { ...told, ms: performance.now() - at }
  }
}

/** Requests a second answered to so many who ask again as soon as they were answered. */
async function capacityOf(ask: (turn: number) => Promise<Told>, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  let answered = 0
  const one = async () => {
    while (performance.now() < until) {
      await ask(answered)
      answered++
    }
  }
  await Promise.all(Array.from({ length: CAPACITY_CONNECTIONS }, one))
  return answered / seconds
}

/** The highest rate tried at which all is answered, and in good time. */
async function sustainableRate(
  capacity: number,
  ask: (turn: number) => Promise<Told>,
): Promise<number> {
  for (
    let rate = Math.round(capacity * FIRST_SHARE);
    rate > 10;
    rate = Math.round(rate * SHARE_STEP)
  ) {
    const told = await atRate(rate, TRIAL_SECONDS, ask, 'tried')
    const isGood = timeOf(told, 0.99) <= GOOD_P99_MS
    if (isGood && told.every(({ status }) => status === 200)) return rate
  }
  throw new Error('Got no rate at which all was answered in good time.')
}

/** Asks at that rate whether or not earlier requests were answered; milliseconds count from when each was due (Tene 2013). */
async function atRate(
  perSecond: number,
  seconds: number,
  ask: (turn: number) => Promise<Told>,
  name: string,
): Promise<Told[]> {
  const began = performance.now()
  const total = Math.round(perSecond * seconds)
  const running: Promise<unknown>[] = []
  const told: Told[] = []
  const one = async (turn: number) => {
    const due = began + (turn * 1000) / perSecond
    const answer = await ask(turn)
    told.push({ ...answer, at: due, ms: answer.at + answer.ms - due })
  }
  let sent = 0
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) * perSecond) / 1000) + 1)
    for (; sent < due; sent++) running.push(one(sent))
    if (process.stdout.isTTY) {
      const left = Math.ceil(seconds - (performance.now() - began) / 1000)
      process.stdout.write(`\r${name}: ${perSecond} a second, ${left} s left   `)
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(running)
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  return told
}

function report(run: {
  rate: number
  seconds: number
  steady: Told[]
  samples: Look[]
  overload: Told[]
  after: Told[]
}): Record<string, unknown> {
  const { rate, seconds, steady, samples, overload, after } = run
  const errors = steady.filter(({ status }) => status !== 200)
  const { warm, isFull } = whenFull(samples)
  const memorySlope = slope(warm.map(({ minute, memoryMb }) => [minute, memoryMb]))
  const shed = overload.filter(({ status }) => status === 503)
  const fallen = overload.filter(({ status }) => status !== 200 && status !== 503)
  const served = overload.filter(({ status }) => status === 200)
  const recovery = recoverySeconds(after, Math.max(GOOD_P99_MS, timeOf(steady, 0.99) * 2))
  const loop = warm.map(({ loopP99Ms }) => loopP99Ms)
  console.log(`\n${rate} requests a second for ${seconds} s: ${steady.length} asked, ${errors.length} errors
kind      p50 ms   p95 ms   p99 ms`)
  for (const kind of Object.keys(MIX) as Kind[]) {
    const of = steady.filter((one) => one.kind === kind)
    const cells = [0.5, 0.95, 0.99].map((share) => timeOf(of, share).toFixed(1).padStart(8))
    console.log(`${kind.padEnd(9)}${cells.join(' ')}`)
  }
  for (const [what, count] of countsOf(errors)) console.log(`  ${count} times ${what}`)
  console.log(`event loop late by ${quantile(loop, 0.5).toFixed(1)} ms (p99, median of looks); memory ${warm.at(-1)?.memoryMb.toFixed(0)} MB, ${memorySlope.toFixed(2)} MB a minute more${isFull ? '' : ' while kept answers still grow towards their bound: a longer run tells more'}
twice as many for ${OVERLOAD_SECONDS} s: ${served.length} answered (p99 ${timeOf(served, 0.99).toFixed(0)} ms), ${shed.length} sent away, ${fallen.length} neither; all well again after ${recovery} s`)
  return {
    requestsPerSecond: rate,
    p50Ms: rounded(timeOf(steady, 0.5)),
    p95Ms: rounded(timeOf(steady, 0.95)),
    p99Ms: rounded(timeOf(steady, 0.99)),
    errorRate: rounded(errors.length / steady.length, 6),
    memorySlopeMbPerMin: rounded(memorySlope),
    areCachesFull: isFull,
    memoryMb: Math.round(warm.at(-1)?.memoryMb ?? 0),
    eventLoopP99Ms: rounded(quantile(loop, 0.5)),
    shedRecoverySeconds: recovery,
    shedShare: rounded(shed.length / overload.length),
    shedWithRetryAfter: shed.every(({ isRetryTold }) => isRetryTold),
    fallenInOverload: fallen.length,
    overloadServedPerSecond: Math.round(served.length / OVERLOAD_SECONDS),
    overloadServedP99Ms: rounded(timeOf(served, 0.99)),
    seconds,
  }
}

/** The looks at a server whose caches are full, or the last ones where they were not for long enough. */
function whenFull(samples: readonly Look[]): { warm: readonly Look[]; isFull: boolean } {
  const most = Math.max(...samples.map(({ keptMb }) => keptMb))
  const from = samples.findIndex(({ keptMb }) => keptMb >= FULL_SHARE * most)
  const full = samples.slice(from)
  if (full.length >= samples.length * LEAST_FULL_SHARE) return { warm: full, isFull: true }
  return { warm: samples.slice(Math.floor(samples.length * WARM_SHARE)), isFull: false }
}

/**
 * Whole seconds after which nobody is sent away any more and 99 of a hundred answers of every second come within that time; each
 * request belongs to the second in which it was due.
 */
function recoverySeconds(after: readonly Told[], withinMs: number): number {
  const began = Math.min(...after.map(({ at }) => at))
  const seconds: Told[][] = []
  for (const one of after) {
    const second = Math.floor((one.at - began) / 1000)
    seconds[second] = [...(seconds[second] ?? []), one]
  }
  const isBad = (told: readonly Told[]) =>
    told.some(({ status }) => status !== 200) || timeOf(told, 0.99) > withinMs
  return seconds.findLastIndex((told) => told !== undefined && isBad(told)) + 1
}

/** How often what failed how: «film 503». */
function countsOf(errors: readonly Told[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { kind, status } of errors)
    counts.set(`${kind} ${status}`, (counts.get(`${kind} ${status}`) ?? 0) + 1)
  return counts
}

/** The quantile of how long answers took, in milliseconds. */
function timeOf(told: readonly Told[], share: number): number {
  return quantile(
    told.map(({ ms }) => ms),
    share,
  )
}

/** By least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const shared = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return shared / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}
