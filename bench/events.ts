// `npm run bench -- events`: a thousand events a second for a minute beside recommendations, on SQLite.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent, request } from 'undici'
import { loadConfig } from '@/lib/config'
import { openDatabase } from '@/lib/db/database'
import { listImpressions } from '@/lib/db/impressions'
import { prepareStore } from '../scripts/set-up.mjs'
import type { Order, Sent } from './events/sender'
import { median, rounded } from './server/duel'
import { idOf, listFilmPaths } from './server/film-paths'
import { atRate, quantile } from './server/open-loop'
import { startSite } from './server/site'
import { tastesOf } from './taste'

const EVENTS_A_SECOND = 1000
/** What a page gathers in its four seconds, and says at once. */
const EVENTS_A_BATCH = 20
const BATCHES_A_SECOND = EVENTS_A_SECOND / EVENTS_A_BATCH
const VISITORS = 200
const RECOMMENDATIONS_A_SECOND = 100
/** The minute with events is cut into slices, each between two without: what else the machine does, and what grows, hits both alike. */
const SLICE_SECONDS = 10
const SLICES_WITH = 6
const BATCHES_A_SLICE = BATCHES_A_SECOND * SLICE_SECONDS
const SETTLE_MILLISECONDS = 15_000

type Slice = { p50: number; p99: number }

/** Works on a copy of the store. Every event that was acknowledged is looked for in it afterwards, by its list and film. */
export async function runEventsBench(): Promise<Record<string, unknown>> {
  await prepareStore(() => undefined)
  const folder = mkdtempSync(join(tmpdir(), 'marquee-events-'))
  const path = join(folder, 'store.db')
  copyStore(path)
  const site = await startSite([], { DATABASE_URL: `file:${path}` })
  const agent = new Agent({ connections: 64 })
  const sender = fork('bench/events/sender.ts', { execArgv: ['--import', 'tsx'] })
  const ended = new AbortController()
  sender.once('exit', () => ended.abort(new Error('The sender of events ended too early.')))
  try {
    const ids = (await listFilmPaths(site.address)).map((one) => Number(idOf(one)))
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS))
    const tastes = tastesOf(ids)
    const tokens = await makeVisitors(site.address, VISITORS)
    const slice = async (): Promise<Slice> => {
      const latencies = await atRate(RECOMMENDATIONS_A_SECOND, SLICE_SECONDS, async (turn) => {
        const body = tastes[turn % tastes.length]!
        await post(agent, `${site.address}/api/recommendations`, body)
      })
      return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) }
    }
    const acknowledged = new Set<string>()
    const recorded: number[] = []
    let turns = 0
    const common = { address: site.address, ids, tokens, perSecond: BATCHES_A_SECOND }
    const record = async () => {
      sender.send({ ...common, from: turns, seconds: SLICE_SECONDS } satisfies Order)
      turns += BATCHES_A_SLICE
      const [said] = (await once(sender, 'message', { signal: ended.signal })) as [Sent]
      for (const name of said.acknowledged) acknowledged.add(name)
      recorded.push(...said.latencies)
    }
    await slice()
    const without = [await slice()]
    const during: Slice[] = []
    let seconds = 0
    for (let i = 0; i < SLICES_WITH; i++) {
      const began = performance.now()
      const [measured] = await Promise.all([slice(), record()])
      seconds += (performance.now() - began) / 1000
      during.push(measured)
      without.push(await slice())
    }
    await site.stop()

    const kept = keptIn(path)
    const sent = EVENTS_A_SECOND * SLICES_WITH * SLICE_SECONDS
    const lost = [...acknowledged].filter((name) => !kept.has(name)).length
    const p99 = (of: Slice[]) => median(of.map((one) => one.p99))
    const p50 = (of: Slice[]) => median(of.map((one) => one.p50))
    const p99Growth = p99(during) / p99(without) - 1
    console.log(
      `${acknowledged.size} of ${sent} events acknowledged in ${seconds.toFixed(1)} s, ${kept.size} in the store, ${lost} lost; p99 of recording ${quantile(recorded, 0.99).toFixed(1)} ms
recommendations for ${RECOMMENDATIONS_A_SECOND} tastes of fifty films a second, medians of slices of ${SLICE_SECONDS} s:
  without events  p50 ${p50(without).toFixed(2)} ms  p99 ${p99(without).toFixed(2)} ms  (${without.map((one) => one.p99.toFixed(1)).join(' ')})
  with events     p50 ${p50(during).toFixed(2)} ms  p99 ${p99(during).toFixed(2)} ms  (${during.map((one) => one.p99.toFixed(1)).join(' ')})
p99 grows by ${(p99Growth * 100).toFixed(1)} %; at most 25 % is wanted`,
    )
    return {
      perSecond: Math.round(acknowledged.size / seconds),
      lost: sent - acknowledged.size + lost,
      p99Growth: rounded(p99Growth),
      p99MsWithout: rounded(p99(without)),
      p99MsWith: rounded(p99(during)),
      recordingP99Ms: rounded(quantile(recorded, 0.99)),
      sent,
    }
  } finally {
    sender.kill()
    await site.stop()
    await agent.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes a copy of the store to that path. */
export function copyStore(path: string): void {
  const database = openDatabase(loadConfig().databaseAddress)
  try {
    database.prepare('VACUUM INTO ?').run(path)
  } finally {
    database.close()
  }
}

/** Makes so many visitors; returns their tokens. */
export async function makeVisitors(address: string, count: number): Promise<string[]> {
  const tokens: string[] = []
  for (let i = 0; i < count; i++) {
    const answer = await fetch(`${address}/api/my/visitor`, { method: 'POST' })
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('marquee-visitor='))
    tokens.push(/=([^;]+)/.exec(cookie ?? '')?.[1] ?? '')
  }
  return tokens
}

/** The films of a list that no other batch has; the third was clicked. */
export function batchOf(turn: number, ids: readonly number[]): { seen: object[]; names: string[] } {
  const list = `bench-${String(turn).padStart(8, '0')}`
  const seen = Array.from({ length: EVENTS_A_BATCH }, (_, i) => ({
    list,
    movieId: ids[(turn * EVENTS_A_BATCH + i) % ids.length]!,
    surface: 'for-you',
    position: i + 1,
    model: 'hybrid@bench',
    reason: 'Because of the bench',
    isClicked: i === 2,
  }))
  return { seen, names: seen.map(({ movieId }) => `${list} ${movieId}`) }
}

function keptIn(path: string): Set<string> {
  const database = openDatabase(path)
  try {
    return new Set(listImpressions(database).map(({ list, movieId }) => `${list} ${movieId}`))
  } finally {
    database.close()
  }
}

/** Posts JSON; returns the answer's text. Throws where its status is not 200. */
export async function post(
  agent: Agent,
  url: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<string> {
  const answer = await request(url, {
    method: 'POST',
    dispatcher: agent,
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  const text = await answer.body.text()
  if (answer.statusCode === 200) return text
  throw new Error(`Got ${answer.statusCode} from ${url}, expected 200: ${text.slice(0, 200)}`)
}
