// For tests: a local server that speaks MLflow's REST API 2.0, and fails as it is told to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nameOrigin } from '@/lib/outgoing'
import { ENDPOINTS, emptyStore, type MlflowStore, Refusal } from './store.fixture'

/** What goes wrong with one call. */
export type Fault =
  /** 500 with MLflow's own error. */
  | 'failing'
  /** 502 with a web page, as a proxy answers. */
  | 'bad-gateway'
  | 'rate-limited'
  /** 403 that repeats the header it was sent. */
  | 'repeating'
  | 'hanging'
  /** 200 with a web page. */
  | 'html'
  /** 200 with JSON of another thing. */
  | 'changed'
  /** To a page for signing in. */
  | 'redirect'
  /** The connection ends before the call is done, */
  | 'gone'
  /** or after it is done, with the answer lost. */
  | 'lost'

export type MlflowServer = {
  url: string
  store: MlflowStore
  /** Each call in order: "runs/create". */
  asked: string[]
  /** The largest request, in bytes. */
  mostBytes: number
  /** Says what goes wrong with a call, by its number from 0; null where it goes well. */
  fault: (call: number) => Fault | null
  close: () => Promise<void>
}

const API = '/api/2.0/mlflow/'

/** Starts on a free port of loopback; with the store of another it is the same server, started anew. */
export async function startMlflow({
  store = emptyStore(),
  authorization,
}: {
  store?: MlflowStore
  /** The only header let in; where none is given, everybody is. */
  authorization?: string
} = {}): Promise<MlflowServer> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://mlflow')
    const body = await readBody(request)
    const endpoint = url.pathname.slice(API.length)
    const fault = mlflow.fault(mlflow.asked.length)
    mlflow.asked.push(endpoint)
    mlflow.mostBytes = Math.max(mlflow.mostBytes, Buffer.byteLength(body))
    if (authorization !== undefined && request.headers.authorization !== authorization)
      return sendText(response, 401, 'You are not authenticated.', 'text/plain')
    if (fault !== null && fault !== 'lost') return fail(fault, request, response)
    const done = answer(store, `${request.method} ${endpoint}`, url, body)
    if (fault === 'lost') return response.destroy()
    if (!url.pathname.startsWith(API) || done === null)
      return sendText(response, 404, '<!doctype html><title>404 Not Found</title>', 'text/html')
    return sendJson(response, done.status, done.content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const mlflow: MlflowServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store,
    asked: [],
    mostBytes: 0,
    fault: () => null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  nameOrigin(mlflow.url)
  return mlflow
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function answer(store: MlflowStore, endpoint: string, url: URL, body: string) {
  const handle = ENDPOINTS[endpoint]
  if (!handle) return null
  try {
    const input = body === '' ? Object.fromEntries(url.searchParams) : JSON.parse(body)
    return { status: 200, content: handle(store, input) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refusal(error.status, error.code, error.message)
  }
}

function fail(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault === 'hanging') return
  if (fault === 'gone') {
    response.destroy()
    return
  }
  const { status, content } = faultAnswer(fault, request)
  if (status === 302) response.setHeader('location', '/sign-in')
  if (typeof content === 'string') sendText(response, status, content, 'text/html')
  else sendJson(response, status, content)
}

function faultAnswer(fault: Fault, request: IncomingMessage): { status: number; content: unknown } {
  if (fault === 'bad-gateway') return { status: 502, content: '<html>Bad gateway</html>' }
  if (fault === 'html') return { status: 200, content: '<html>Under maintenance</html>' }
  if (fault === 'changed') return { status: 200, content: ['something', 'else'] }
  if (fault === 'redirect') return { status: 302, content: '' }
  if (fault === 'rate-limited') return refusal(429, 'REQUEST_LIMIT_EXCEEDED', 'Too many requests.')
  if (fault === 'repeating')
    return refusal(403, 'PERMISSION_DENIED', `Denied for ${request.headers.authorization}`)
  return refusal(500, 'INTERNAL_ERROR', `database is locked ${'x'.repeat(1000)}`)
}

function refusal(status: number, code: string, message: string) {
  return { status, content: { error_code: code, message } }
}

function sendJson(response: ServerResponse, status: number, content: unknown): void {
  sendText(response, status, JSON.stringify(content), 'application/json')
}

function sendText(response: ServerResponse, status: number, text: string, type: string): void {
  response.writeHead(status, { 'content-type': type }).end(text)
}
