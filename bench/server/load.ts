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

export const CONNECTIONS = 16
const SEED = 1

const run = promisify(execFile)

/** Whether wrk is on the PATH; it takes less of the machine than autocannon. */
export async function hasWrk(): Promise<boolean> {
  // wrk -v prints its version and ends with 1.
  return run('wrk', ['-v']).then(
    () => true,
    ({ code }) => code === 1,
  )
}

/** Asks for random ones of the paths over 16 connections, for so many seconds. */
export async function load(
  address: string,
  paths: readonly string[],
  seconds: number,
): Promise<Turn> {
  return (await hasWrk())
    ? loadByWrk(address, paths, seconds)
    : loadByCannon(address, paths, seconds)
}

async function loadByWrk(
  address: string,
  paths: readonly string[],
  seconds: number,
): Promise<Turn> {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-load-'))
  try {
    const script = join(folder, 'requests.lua')
    writeFileSync(script, luaScript(paths))
    const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', '10s', '-s', script]
    const { stdout } = await run('wrk', [...args, address])
    return JSON.parse(stdout.slice(stdout.lastIndexOf('{')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Requests are written once, so that choosing one costs next to nothing. */
function luaScript(paths: readonly string[]): string {
  return `local paths = {${paths.map((path) => JSON.stringify(path)).join(',\n')}}
local requests = {}
function init(args)
  math.randomseed(${SEED})
  for i = 1, #paths do requests[i] = wrk.format("GET", paths[i]) end
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

async function loadByCannon(
  address: string,
  paths: readonly string[],
  seconds: number,
): Promise<Turn> {
  const random = seededRandom(SEED)
  const choose = () => paths[Math.floor(random() * paths.length)]!
  const result = await autocannon({
    url: address,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, path: choose() }) }],
  })
  return {
    requestsPerSecond: result.requests.average,
    p99Ms: result.latency.p99,
    failed: result.non2xx + result.errors,
  }
}
