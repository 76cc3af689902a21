// As many requests as a server can answer, by wrk where there is one, else by autocannon.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import autocannon from 'autocannon'
import { seededRandom } from '@/lib/math/random'

/** What one turn showed; `failed` counts what was no 2xx answer. */
export type Turn = { requestsPerSecond: number; p99Ms: number; failed: number }

/** What is asked: an address to get, or a body of JSON to post to one. */
export type Asked = string | { path: string; body: string; headers?: Record<string, string> }

export const CONNECTIONS = 16
const SEED = 1
const JSON_BODY = { 'content-type': 'application/json' }

const run = promisify(execFile)

/** Whether wrk is on the PATH; it takes less of the machine than autocannon. */
export async function hasWrk(): Promise<boolean> {
  // wrk -v prints its version and ends with 1.
  return run('wrk', ['-v']).then(
    () => true,
    ({ code }) => code === 1,
  )
}

/** Asks random ones over 16 connections, for so many seconds. */
export async function load(
  address: string,
  asked: readonly Asked[],
  seconds: number,
): Promise<Turn> {
  return (await hasWrk())
    ? loadByWrk(address, asked, seconds)
    : loadByCannon(address, asked, seconds)
}

async function loadByWrk(address: string, asked: readonly Asked[], seconds: number): Promise<Turn> {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-load-'))
  try {
    const script = join(folder, 'requests.lua')
    writeFileSync(script, luaScript(asked))
    const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', '10s', '-s', script]
    const { stdout } = await run('wrk', [...args, address])
    return JSON.parse(stdout.slice(stdout.lastIndexOf('{')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Requests are written once, so that choosing one costs next to nothing. */
function luaScript(asked: readonly Asked[]): string {
  const lines = asked.map((one) =>
    typeof one === 'string'
      ? `{${luaText(one)}}`
      : `{${luaText(one.path)},${luaText(one.body)},${luaTable({ ...JSON_BODY, ...one.headers })}}`,
  )
  return `local asked = {${lines.join(',\n')}}
local requests = {}
function init(args)
  math.randomseed(${SEED})
  for i = 1, #asked do
    local path, body, headers = asked[i][1], asked[i][2], asked[i][3]
    requests[i] = body and wrk.format("POST", path, headers, body) or wrk.format("GET", path)
  end
end
function request() return requests[math.random(#requests)] end
function done(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read
    + summary.errors.write + summary.errors.timeout
  io.write(string.format('{"requestsPerSecond":%.2f,"p99Ms":%.3f,"failed":%d}',
    summary.requests / summary.duration * 1e6, latency:percentile(99) / 1000, failed))
end
`
}

function luaTable(headers: Record<string, string>): string {
  const pairs = Object.entries(headers).map(
    ([name, value]) => `[${luaText(name)}]=${luaText(value)}`,
  )
  return `{${pairs.join(',')}}`
}

/** Escaped as Lua does; what JSON escapes beyond that does not come up in addresses and bodies of numbers. */
function luaText(text: string): string {
  return JSON.stringify(text)
}

async function loadByCannon(
  address: string,
  asked: readonly Asked[],
  seconds: number,
): Promise<Turn> {
  const random = seededRandom(SEED)
  const choose = () => asked[Math.floor(random() * asked.length)]!
  const result = await autocannon({
    url: address,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...requestOf(choose()) }) }],
  })
  return {
    requestsPerSecond: result.requests.average,
    p99Ms: result.latency.p99,
    failed: result.non2xx + result.errors,
  }
}

function requestOf(asked: Asked) {
  if (typeof asked === 'string') return { path: asked }
  return { method: 'POST' as const, ...asked, headers: { ...JSON_BODY, ...asked.headers } }
}
