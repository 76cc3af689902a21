import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Collected, type Collector, startCollector } from './faults/collector'
import { copyStore, Rater, type Site, type Store, startSite } from './faults/site'
import { READ_TOKEN, VENDORS } from './support/places'
import { expect, test } from './support/test'

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const PARENT = 'b7ad6b7169203331'
const SERVER = 2
const CLIENT = 3

let store: Store
let site: Site | null = null
let collector: Collector

test.beforeEach(async () => {
  store = copyStore()
  collector = await startCollector()
})
test.afterEach(async () => {
  await site?.kill('SIGKILL')
  await collector.close()
  store.drop()
})

async function start(env: Record<string, string>, node: string[] = []): Promise<Site> {
  site = await startSite(store, {
    env: { LOG_LEVEL: 'warn', OTEL_BSP_SCHEDULE_DELAY: '200', ...env },
    node,
  })
  return site
}

const sending = () => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
})

/** Asks as part of a trace of the asker's; the number tells traces apart. */
const asPartOf = (trace: number) => ({
  traceparent: `00-${TRACE.slice(0, -1)}${trace}-${PARENT}-01`,
})

/** The first span of that trace that is so, once it was sent. */
async function spanOf(trace: number, isIt: (span: Collected) => boolean): Promise<Collected> {
  const id = `${TRACE.slice(0, -1)}${trace}`
  const found = () => collector.spans.find((span) => span.traceId === id && isIt(span))
  await expect.poll(found, { timeout: 15_000 }).toBeDefined()
  return found()!
}

test('what is answered ahead of Next, made by Next and asked of vendors is told as part of the asker’s trace', async () => {
  test.setTimeout(90_000)
  const { address } = await start({
    ...sending(),
    TMDB_ACCESS_TOKEN: READ_TOKEN,
    TMDB_BASE_URL: `${VENDORS}/tmdb/3`,
    TMDB_IMAGE_URL: `${VENDORS}/images/t/p`,
  })
  // The first requests of all come before the gate stands.
  const readyAt = Date.now()

  const searched = await fetch(`${address}/api/search?q=inception`, { headers: asPartOf(1) })
  const [film] = (await searched.json()).movies
  const hot = await spanOf(1, ({ kind }) => kind === SERVER)
  expect(hot).toMatchObject({
    name: 'GET /api/search',
    kind: SERVER,
    parentSpanId: PARENT,
    isFailed: false,
    attributes: {
      'http.request.method': 'GET',
      'http.route': '/api/search',
      'url.path': '/api/search',
      'http.response.status_code': 200,
    },
    resource: { 'service.name': 'marquee' },
  })
  expect(hot.resource['service.version']).toMatch(/^\d+\.\d+\.\d+/)
  expect(JSON.stringify(hot), 'what was typed').not.toContain('inception')

  await (await fetch(`${address}/movies/${film.id}`, { headers: asPartOf(2) })).text()
  const made = await spanOf(2, ({ attributes }) => attributes['http.status_code'] === 200)
  expect(made).toMatchObject({ name: 'GET /movies/[slug]', kind: SERVER, parentSpanId: PARENT })

  const said = await fetch(`${address}/api/my`, {
    method: 'POST',
    headers: { ...asPartOf(3), 'content-type': 'application/json' },
    body: JSON.stringify({ changes: [{ movieId: film.id, stars: 4 }] }),
  })
  expect(said.status).toBe(200)
  const commit = await spanOf(3, ({ name }) => name === 'COMMIT')
  expect(commit).toMatchObject({ kind: CLIENT, attributes: { 'db.system.name': 'sqlite' } })
  await spanOf(3, ({ spanId }) => spanId === commit.parentSpanId)

  await fetch(`${address}/api/movies/${film.id}/details`, { headers: asPartOf(4) })
  const asked = await spanOf(4, ({ name }) => name === 'GET TMDB')
  expect(asked).toMatchObject({
    kind: CLIENT,
    attributes: {
      'http.request.method': 'GET',
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(VENDORS).port),
      'http.response.status_code': 200,
    },
  })
  expect(JSON.stringify(collector.spans), 'the key').not.toContain(READ_TOKEN)

  const always = collector.spans.filter(
    ({ attributes, startTimeUnixNano }) =>
      Number(startTimeUnixNano) / 1e6 > readyAt &&
      /api\/(?:health|ready|metrics|revalidate)/.test(String(attributes['http.target'])),
  )
  expect(always, 'what asks every few seconds').toEqual([])
})

test('what waits to be sent is sent before the server stops, as protocol buffers where nobody says otherwise', async () => {
  const { address, child } = await start({
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/v1/traces`,
    OTEL_BSP_SCHEDULE_DELAY: '60000',
    OTEL_SERVICE_NAME: 'marquee-of-a-test',
  })
  await (await fetch(`${address}/api/search?q=heat`, { headers: asPartOf(5) })).text()
  expect(collector.bodies).toEqual([])
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  const [body] = collector.bodies
  expect(body).toMatchObject({ path: '/v1/traces', type: 'application/x-protobuf' })
  expect(body!.bytes.includes(Buffer.from('GET /api/search'))).toBe(true)
  expect(body!.bytes.includes(Buffer.from('marquee-of-a-test'))).toBe(true)
  expect(body!.bytes.includes(Buffer.from(`${TRACE.slice(0, -1)}5`, 'hex'))).toBe(true)
  expect(body!.bytes.includes(Buffer.from(PARENT, 'hex'))).toBe(true)
})

test('a collector that is away or never answers holds up nobody, and the server stops in good time', async () => {
  const { address, child } = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })
  const rater = new Rater(address)
  const began = performance.now()
  for (let i = 1; i <= 100; i++)
    expect((await fetch(`${address}/api/movies/${i}/recommendations`)).status).toBe(200)
  expect(await rater.rate(27, 4)).toBe(200)
  expect(performance.now() - began).toBeLessThan(5000)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const stopping = performance.now()
  await ended
  expect(performance.now() - stopping).toBeLessThan(8000)
})

test('where no collector is configured nothing of it is loaded', async () => {
  const modules = join(store.folder, 'modules.txt')
  const loaded = () => (existsSync(modules) ? readFileSync(modules, 'utf8') : '')
  const node = ['--require', './e2e/faults/tell-modules.cjs']
  const { address } = await start({ MODULES_FILE: modules }, node)
  await (await fetch(`${address}/movies/27`)).text()
  await (await fetch(`${address}/api/search?q=heat`)).text()
  // Next itself asks for the interface, which is small and does nothing alone.
  const packages = loaded().split('\n').filter(Boolean)
  expect(packages.filter((name) => !/^@opentelemetry\/api(?:-\w+)?$/.test(name))).toEqual([])
  await site!.kill('SIGKILL')
  await start({ MODULES_FILE: modules, ...sending() }, node)
  expect(loaded()).toMatch(/@opentelemetry\/sdk-node/)
})
