// A collector of traces on loopback that speaks OTLP/HTTP and remembers every span that it is sent.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Collected = {
  traceId: string
  spanId: string
  parentSpanId: string
  name: string
  kind: number
  isFailed: boolean
  startTimeUnixNano: string
  attributes: Record<string, unknown>
  /** Of the process that sent it. */
  resource: Record<string, unknown>
}

export type Collector = {
  url: string
  spans: Collected[]
  /** All that was received, as it came. */
  bodies: { path: string; type: string; bytes: Buffer }[]
  close: () => Promise<void>
}

type Attribute = { key: string; value: Record<string, unknown> }
type Export = {
  resourceSpans: {
    resource: { attributes: Attribute[] }
    scopeSpans: {
      spans: (Omit<Collected, 'attributes' | 'isFailed' | 'resource'> & {
        attributes: Attribute[]
        status: { code?: number }
      })[]
    }[]
  }[]
}

/** Starts it on a port of its own. What is sent as JSON is decoded; OpenTelemetry's protocol buffers are kept as bytes. */
export async function startCollector(): Promise<Collector> {
  const spans: Collected[] = []
  const bodies: Collector['bodies'] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    const type = request.headers['content-type'] ?? ''
    bodies.push({ path: request.url ?? '', type, bytes })
    if (type === 'application/json') spans.push(...decode(JSON.parse(bytes.toString())))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    bodies,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function decode({ resourceSpans }: Export): Collected[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ attributes, status, parentSpanId = '', ...span }) => ({
        ...span,
        parentSpanId,
        isFailed: status.code === 2,
        attributes: recordOf(attributes),
        resource: recordOf(resource.attributes),
      })),
    ),
  )
}

function recordOf(attributes: Attribute[]): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => {
      const [plain] = Object.values(value)
      return [key, 'intValue' in value ? Number(plain) : plain]
    }),
  )
}
