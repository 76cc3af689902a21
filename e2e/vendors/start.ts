// One local server that speaks as TMDB and IMDb do, and remembers what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nameOrigin } from '@/lib/outgoing'
import * as imdb from './imdb'
import { picture } from './picture'
import { type ImdbScenario, imdbScenario, type Scenario, tmdbScenario } from './scenarios'
import * as tmdb from './tmdb'

export type Asked = { path: string; query: Record<string, string>; auth: 'bearer' | 'key' | 'none' }
export type Vendors = { url: string; asked: Asked[]; close: () => Promise<void> }

const SLOW_MS = 1500
/** Scenarios that go well the second time. */
const ONCE: Partial<Record<Scenario, Scenario>> = {
  'limited-once': 'limited',
  'failing-once': 'failing',
}

/** Starts the server on a loopback port; 0 takes any. */
export async function startVendors(port = 0): Promise<Vendors> {
  const asked: Asked[] = []
  const met = new Set<string>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://vendors')
    if (url.pathname === '/asked') return sendJson(response, 200, asked)
    const query = Object.fromEntries(url.searchParams)
    asked.push({
      path: url.pathname,
      query: { ...query, api_key: query.api_key ? '…' : '' },
      auth: authOf(request, query),
    })
    if (url.pathname.startsWith('/tmdb/3/')) return answerTmdb(url, request, response, met)
    if (url.pathname.startsWith('/images/t/p/')) return answerPicture(url.pathname, response)
    if (url.pathname.startsWith('/imdb/')) return answerImdb(url.pathname.slice(5), response)
    return sendText(response, 404, 'Nothing here.')
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: taken } = server.address() as AddressInfo
  nameOrigin(`http://127.0.0.1:${taken}`)
  return {
    url: `http://127.0.0.1:${taken}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function authOf(request: IncomingMessage, query: Record<string, string>): Asked['auth'] {
  if (request.headers.authorization === `Bearer ${tmdb.READ_TOKEN}`) return 'bearer'
  return query.api_key === tmdb.V3_KEY ? 'key' : 'none'
}

function answerTmdb(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  met: Set<string>,
) {
  const query = Object.fromEntries(url.searchParams)
  if (authOf(request, query) === 'none') return sendJson(response, 401, tmdb.REFUSED)
  const [, , , kind, key = '', part] = url.pathname.split('/')
  const page = Number(query.page ?? 1)
  if (kind === 'movie' && key === 'changes')
    return sendJson(response, 200, tmdb.pageAnswer(page, true))
  if (kind === 'movie' && !part) {
    const appended = (query.append_to_response ?? '').split(',')
    return answerMovie(Number(key), appended, response, met)
  }
  if (kind === 'person') return sendJson(response, 200, tmdb.personAnswer(Number(key)))
  if (kind === 'find') return sendJson(response, 200, tmdb.findAnswer(key))
  if (kind === 'search' || kind === 'discover')
    return sendJson(response, 200, tmdb.pageAnswer(page, false))
  return sendJson(response, 404, tmdb.MISSING)
}

function answerMovie(id: number, appended: string[], response: ServerResponse, met: Set<string>) {
  let scenario = tmdbScenario(id)
  const first = scenario && ONCE[scenario]
  if (first) {
    scenario = met.has(`${id}`) ? null : first
    met.add(`${id}`)
  }
  const movie = tmdb.movieAnswer(id, appended)
  switch (scenario) {
    case 'refused':
      return sendJson(response, 401, tmdb.REFUSED)
    case 'missing':
      return sendJson(response, 404, tmdb.MISSING)
    case 'limited':
      response.setHeader('retry-after', '1')
      return sendJson(response, 429, { status_code: 25, success: false })
    case 'failing':
      return sendJson(response, 500, { status_code: 11, success: false })
    case 'slow':
      return void setTimeout(() => sendJson(response, 200, movie), SLOW_MS)
    case 'hanging':
      return
    case 'truncated':
      return sendText(response, 200, JSON.stringify(movie).slice(0, 900), 'application/json')
    case 'html':
      return sendText(response, 200, '<html><body>Under maintenance</body></html>', 'text/html')
    case 'nulls':
      return sendJson(response, 200, tmdb.nullsAnswer(id))
    case 'changed':
      return sendJson(response, 200, tmdb.changedAnswer(id))
    case 'empty-202':
      return sendText(response, 202, '')
    case 'reset':
      return response.destroy()
    case 'no-reviews':
      return sendJson(response, 200, { ...movie, reviews: { results: [], total_results: 0 } })
    case 'forbidden':
      return sendText(response, 403, 'No.')
    case 'redirect':
      response.setHeader('location', 'http://127.0.0.1:1/elsewhere')
      return sendText(response, 302, '')
    default:
      return sendJson(response, 200, movie)
  }
}

function answerPicture(path: string, response: ServerResponse) {
  const [size = '', file = ''] = path.slice('/images/t/p/'.length).split('/')
  if (file.includes('lost')) return sendText(response, 404, '')
  const bytes = picture(size, file)
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length })
  response.end(bytes)
}

const IMDB_PAGES: Partial<Record<ImdbScenario, () => string>> = {
  'next-data': () => imdb.nextDataPage(),
  rendered: imdb.renderedPage,
  'old-layout': imdb.oldLayoutPage,
  none: () => imdb.nextDataPage([]),
  changed: imdb.changedPage,
  challenge: imdb.challengePage,
}

function answerImdb(path: string, response: ServerResponse) {
  if (path === '/robots.txt') return sendText(response, 200, 'User-agent: *\nDisallow: /private/\n')
  const scenario = imdbScenario(/\/title\/(tt\d+)\/reviews/.exec(path)?.[1] ?? '')
  const page = IMDB_PAGES[scenario]
  if (page) return sendText(response, 200, page(), 'text/html; charset=utf-8')
  if (scenario === 'empty-202') return sendText(response, 202, '')
  if (scenario === 'forbidden') return sendText(response, 403, 'Forbidden')
  if (scenario === 'missing') return sendText(response, 404, 'Not found')
  return undefined
}

function sendJson(response: ServerResponse, status: number, answer: unknown) {
  sendText(response, status, JSON.stringify(answer), 'application/json;charset=utf-8')
}

function sendText(response: ServerResponse, status: number, body: string, type = 'text/plain') {
  response.writeHead(status, { 'content-type': type }).end(body)
}
