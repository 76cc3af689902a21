// Serves the built site (or, with --dev, the reloading one) with Next, behind the little that must stand before it.
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import compression from 'compression'
import next from 'next'
import { keepPagesAsBytes } from './kept-pages.mjs'

const isDevelopment = process.argv.includes('--dev')
const port = Number(process.env.PORT || 3000)
/** Requests under way get this long to finish when the server is told to stop. */
const GRACE_MILLISECONDS = 5000
/**
 * A server that is replaced (SIGTERM) goes on answering for so long, but says that it is not ready and closes each connection after its
 * answer: the proxy goes elsewhere before the door shuts. How proxies look: deploy/proxy.
 */
const DRAIN_MILLISECONDS = Number(process.env.DRAIN_SECONDS ?? 0) * 1000

/** So soon do kept pages show what an import or a training changed. */
const REVALIDATE_MILLISECONDS = 3000

/** No address of ours has a longer part; longer ones only fill caches. */
const LONGEST_SEGMENT = 200
const SQUEEZED = /^(?:text\/|application\/(?:javascript|manifest\+json|xml)|image\/svg)/
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']
const PROBLEM_HEADERS = {
  'content-type': 'application/problem+json; charset=utf-8',
  'cache-control': 'no-store',
}
const BAD_ADDRESS = problem(
  `Got an address with broken percent encoding, a NUL byte, a part of more than ${LONGEST_SEGMENT} letters or two hosts, expected valid UTF-8 text and one host.`,
)
/** Next answers 500 to others, TRACE among them. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const METHOD_HEADERS = { ...PROBLEM_HEADERS, allow: METHODS.join(', ') }
const BAD_METHOD = problem(`Got another method, expected one of ${METHODS.join(', ')}.`, {
  status: 405,
  code: 'method-not-allowed',
  title: 'This address does not take that',
})
const LEAVING = problem('This server is about to stop; another one answers.', {
  status: 503,
  code: 'not-ready',
  title: 'The site is not ready',
})
const BAD_REQUEST = problem(
  'Got a request that is no valid HTTP or has more than 16 KB of headers, expected less.',
)

process.env.REVALIDATE_TOKEN ||= randomUUID()
// By this the pages know a request from this very machine; never taken from outside.
process.env.LOCAL_PROOF = randomUUID()
// Stands in pages in place of the nonce, until they leave (lib/gate/page-headers.ts).
process.env.PAGE_NONCE = randomBytes(16).toString('base64url')
keepPagesAsBytes()
const app = next({ dev: isDevelopment, port })
const handle = app.getRequestHandler()
await app.prepare()

// JSON is small, and most of it is answered ahead of this.
const compress = compression({
  filter: (_, response) => SQUEEZED.test(String(response.getHeader('content-type'))),
})
/** Until then the pages that the build made are not let go of, and nobody gets them. */
let areBuiltPagesGone = isDevelopment
const opening = new EventTarget()
let isLeaving = false

const server = createServer(async (request, response) => {
  keepOneLocation(response)
  markLocal(request)
  const url = request.url ?? '/'
  if (isLeaving) {
    response.setHeader('connection', 'close')
    if (url === '/api/ready') return response.writeHead(503, PROBLEM_HEADERS).end(LEAVING)
  }
  if (!isWellFormed(url) || hasTwoHosts(request))
    return response.writeHead(400, PROBLEM_HEADERS).end(BAD_ADDRESS)
  if (!METHODS.includes(request.method))
    return response.writeHead(405, METHOD_HEADERS).end(BAD_METHOD)
  if (!areBuiltPagesGone && !url.startsWith('/api/')) await once(opening, 'open')
  const pass = () => handle(request, response)
  // What is asked most is answered ahead of Next, and what is too much is sent away (lib/gate/gate.ts).
  if (globalThis.marqueeGate) globalThis.marqueeGate(request, response, compress, pass)
  else pass()
})
// A sender that dawdles holds a connection no longer than this.
server.headersTimeout = 20_000
server.requestTimeout = 60_000
// Longer than proxies keep a connection, so that none sends into one that was just closed.
server.keepAliveTimeout = 65_000
// What Node itself cannot read, such as a header of more than 16 KB, gets an answer with words too.
server.on('clientError', (_, socket) => {
  if (!socket.writable) return
  const headers = Object.entries(PROBLEM_HEADERS).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(
    `HTTP/1.1 400 Bad Request\r\n${headers.join('')}connection: close\r\n\r\n${BAD_REQUEST}`,
  )
})
server.listen(port, () => {
  console.log(`Ready on ${server.address().port}`)
  if (!isDevelopment) void open()
})

process.once('SIGINT', stop)
process.once('SIGTERM', leave)

/** Says so where the browser is on this machine: not behind a proxy, and by no name but the machine's own. */
function markLocal(request) {
  delete request.headers['x-marquee-local']
  const { remoteAddress = '' } = request.socket
  const isLoopback = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(remoteAddress)
  const isProxied = PROXY_HEADERS.some((name) => name in request.headers)
  const isByOwnName = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(
    request.headers.host ?? '',
  )
  if (isLoopback && !isProxied && isByOwnName)
    request.headers['x-marquee-local'] = process.env.LOCAL_PROOF
}

/** Next appends the address of a redirect to itself when it first makes the page. */
function keepOneLocation(response) {
  const append = response.appendHeader
  response.appendHeader = (name, value) =>
    name.toLowerCase() === 'location'
      ? response.setHeader(name, value)
      : append.call(response, name, value)
}

/** Next answers 500 to an address whose percent encoding is broken; it is the request that is wrong. */
function isWellFormed(url) {
  const [path] = url.split('?')
  if (path.split('/').some((segment) => segment.length > LONGEST_SEGMENT)) return false
  try {
    decodeURIComponent(url)
    return !url.includes('%00')
  } catch {
    return false
  }
}

/** Lets go of the pages that the build made, then lets visitors in; the first look at the content loads the store for them. */
async function open() {
  await revalidate({ 'x-revalidate-built': '1' })
  areBuiltPagesGone = true
  opening.dispatchEvent(new Event('open'))
  void revalidate()
  // Called where another replica says that something changed (lib/gate/replicas.ts).
  globalThis.marqueeRefresh = () => void revalidate()
  setInterval(() => revalidate(), REVALIDATE_MILLISECONDS).unref()
}

/** Node takes the first of them and a proxy perhaps the last. */
function hasTwoHosts({ rawHeaders }) {
  let hosts = 0
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (rawHeaders[i].length === 4 && rawHeaders[i].toLowerCase() === 'host') hosts++
  return hosts > 1
}

/** Next lets go of kept pages only from within a request, so the server sends itself one. */
async function revalidate(headers = {}) {
  try {
    await fetch(`http://127.0.0.1:${server.address().port}/api/revalidate`, {
      method: 'POST',
      headers: { ...headers, 'x-revalidate-token': process.env.REVALIDATE_TOKEN },
    })
  } catch (error) {
    if (server.listening) console.error(`The kept pages could not be checked: ${error.message}`)
  }
}

function problem(detail, of = {}) {
  const { status = 400, code = 'bad-request', title = 'The request cannot be understood' } = of
  return JSON.stringify({ type: `/about#error-${code}`, title, status, code, detail })
}

function leave() {
  isLeaving = true
  setTimeout(stop, DRAIN_MILLISECONDS)
}

function stop() {
  const leave = async () => {
    // Traces that wait to be sent; it takes two seconds at most (lib/gate/open-telemetry.ts).
    await globalThis.marqueeTracer?.flush()
    process.exit(0)
  }
  setTimeout(leave, GRACE_MILLISECONDS).unref()
  server.close(async () => {
    await app.close()
    await leave()
  })
  server.closeIdleConnections()
}
