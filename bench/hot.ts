// `npm run bench -- hot`: the hot questions ahead of Next beside the route handlers of the same build, one site each, in turn.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { batchOf, copyStore, makeVisitors } from './events'
import { type Duel, duel, printTurn, rounded } from './server/duel'
import { idOf, listFilmPaths, TYPED } from './server/film-paths'
import { type Asked, hasWrk } from './server/load'
import { type Site, startSite } from './server/site'
import { tastesOf } from './taste'

const VISITORS = 50
const BATCHES = 5000
const FILMS = 3000
const SETTLE_MILLISECONDS = 15_000
/** In both answers, and of each its own. */
const OWN_HEADERS = ['x-request-id', 'date', 'connection', 'keep-alive']
/** What Next says of how its pages travel; an answer in JSON is the same for all of these. */
const NEXT_HEADERS = ['vary', 'transfer-encoding', 'content-length']

/** Each question alone, and all of them as they come: letters typed, lists, events, tastes. `ratio` is that of the mix of the first three. */
export async function runHotBench(): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-hot-'))
  const sites: Site[] = []
  try {
    const ahead = await startOn(folder, sites, 'on')
    const behind = await startOn(folder, sites, 'off')
    const paths = await listFilmPaths(ahead.address)
    const ids = paths.map((path) => Number(idOf(path)))
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS))
    // The copies share the secret that signs visitors, so a visitor of one is one of the other.
    const tokens = await makeVisitors(ahead.address, VISITORS)
    const search = keystrokes()
    const alike = ids.slice(0, FILMS).map((id) => `/api/movies/${id}/recommendations`)
    const events = batches(ids, tokens)
    const taste = tastesOf(ids).map((body) => ({ path: '/api/recommendations', body }))
    const same = await compareAnswers(ahead, behind, [
      ...search,
      ...alike.slice(0, 300),
      ...events.slice(0, 50),
      ...taste.slice(0, 100),
      ...refused(),
    ])
    const against = (asked: readonly Asked[]) => duel(ahead.address, asked, asked, behind.address)
    const mix = await against(mixOf(search, alike, events))
    const each = {
      search: await against(search),
      alike: await against(alike),
      events: await against(events),
      taste: await against(taste),
    }
    const tool = (await hasWrk()) ? 'wrk' : 'autocannon'
    console.log(
      `\nahead of Next and behind it, by ${tool}, 16 connections, medians of five turns of 5 s`,
    )
    for (const [name, { ratio, ours, theirs }] of Object.entries({ mix, ...each })) {
      printTurn(name, ours)
      printTurn('  the route handler, in turn with it', theirs)
      console.log(`  ratio ${ratio.toFixed(2)}`)
    }
    console.log(
      `at least 6 is wanted of the mix of searches, lists and events; answers compared: ${same.compared}, different: ${same.different}`,
    )
    const ratios = Object.entries(each).map(([name, one]) => [`${name}Ratio`, rounded(one.ratio)])
    return {
      ratio: rounded(mix.ratio),
      sameAnswers: same.different === 0,
      answersCompared: same.compared,
      ...Object.fromEntries(ratios),
      requestsPerSecond: perSecond(mix.ours),
      routeHandlerRequestsPerSecond: perSecond(mix.theirs),
      tool,
    }
  } finally {
    for (const site of sites) await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function perSecond({ requestsPerSecond }: Duel['ours']): number {
  return Math.round(requestsPerSecond)
}

async function startOn(folder: string, sites: Site[], isAhead: 'on' | 'off'): Promise<Site> {
  const path = join(folder, `${isAhead}.db`)
  copyStore(path)
  const site = await startSite([], {
    DATABASE_URL: `file:${path}`,
    AHEAD: isAhead,
    COOKIE_SECRETS: 'a-secret-of-the-bench-of-hot-questions',
  })
  sites.push(site)
  return site
}

function keystrokes(): string[] {
  return TYPED.flatMap((text) =>
    Array.from(
      { length: text.length },
      (_, i) => `/api/search?q=${encodeURIComponent(text.slice(0, i + 1))}`,
    ),
  )
}

function batches(ids: readonly number[], tokens: readonly string[]): Asked[] {
  return Array.from({ length: BATCHES }, (_, turn) => ({
    path: '/api/events',
    body: JSON.stringify({ seen: batchOf(turn, ids).seen }),
    headers: { 'x-marquee-visitor': tokens[turn % tokens.length]! },
  }))
}

/** As a visit goes: some ten letters typed and one batch of what was seen for every five lists. */
function mixOf(
  search: readonly Asked[],
  alike: readonly Asked[],
  events: readonly Asked[],
): Asked[] {
  return Array.from({ length: 3200 }, (_, i) => {
    const place = i % 16
    const from = place < 10 ? search : place < 15 ? alike : events
    return from[i % from.length]!
  })
}

/** What is refused must be refused alike. */
function refused(): Asked[] {
  return [
    '/api/search',
    '/api/search?q=a&q=b',
    '/api/search?q=%ff',
    '/api/search?q=a&limit=x',
    '/api/movies/0/recommendations',
    '/api/movies/999999999/recommendations',
    '/api/movies/27/recommendations?diversity=2',
    '/api/movies/27/recommendations?model=none',
    { path: '/api/recommendations', body: '{' },
    { path: '/api/recommendations', body: '{"films":"none"}' },
    { path: '/api/recommendations', body: ' '.repeat(300_000) },
    { path: '/api/events', body: '{"seen":[{}]}' },
    { path: '/api/events', body: '{}', headers: { 'x-marquee-visitor': 'forged.token' } },
    { path: '/api/events', body: '{}', headers: { 'sec-fetch-site': 'cross-site' } },
    { path: '/api/events', body: '{}', headers: { 'sec-gpc': '1' } },
  ]
}

/** Asks both sites the same and tells which answers differ in status, headers or body. */
async function compareAnswers(ours: Site, theirs: Site, asked: readonly Asked[]) {
  let different = 0
  for (const one of asked) {
    const [a, b] = await Promise.all([answerTo(ours, one), answerTo(theirs, one)])
    if (isDeepStrictEqual(a, b)) continue
    different++
    console.log(
      `different: ${JSON.stringify(one).slice(0, 200)}\n  ${JSON.stringify(a).slice(0, 600)}\n  ${JSON.stringify(b).slice(0, 600)}`,
    )
  }
  return { compared: asked.length, different }
}

async function answerTo({ address }: Site, asked: Asked) {
  const { path, ...rest } = typeof asked === 'string' ? { path: asked } : asked
  const method = typeof asked === 'string' ? 'GET' : 'POST'
  const response = await fetch(`${address}${path}`, { method, ...rest })
  const left = [...OWN_HEADERS, ...NEXT_HEADERS]
  const headers = [...response.headers].filter(([name]) => !left.includes(name))
  const body = (await response.text()).replace(/request [\da-f]{8}-\w+/, 'request')
  return { status: response.status, headers: Object.fromEntries(headers), body }
}
