// `bench pushdown`: what is liked together, counted here and by a PostgreSQL, the same numbers asked of both.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openDatabase } from '@/lib/db/database'
import { migrate } from '@/lib/db/migrate'
import { MIGRATIONS_FOLDER } from '@/lib/pipeline/paths'
import { startPostgres } from '../scripts/postgres.mjs'
import { fillWithRatings } from './pushdown/generate'
import type { CountingTurn } from './pushdown/our-turn'
import { watchServer } from './pushdown/server-memory'

const run = promisify(execFile)

const DEFAULT_ROWS = 1_000_000
const DEFAULT_FILMS = 4000
/** What an operator would give a small server; the rest is PostgreSQL's default. */
const SERVER = { shared_buffers: '512MB', max_wal_size: '4GB' }

/**
 * Fills a PostgreSQL with `--rows` ratings of `--films` films and counts twice, each way in a process of its own: read and counted in
 * process, and pushed down. `seconds` and `peakMb` are of the pushed-down way, the memory that of our process; what the server held
 * stands beside it. Every count of every pair is compared.
 */
export async function runPushdownBench(args: string[]): Promise<Record<string, unknown>> {
  const rows = readNumber(args, '--rows', DEFAULT_ROWS)
  const films = readNumber(args, '--films', DEFAULT_FILMS)
  const server = await startPostgres(SERVER)
  try {
    const users = fill(server.address, { rows, films })
    const here = await measure('in-process', server.address)
    const there = await measure('pushed-down', server.address)
    const equal = here.sha256 === there.sha256
    console.log(`${there.pairs.toLocaleString('en-GB')} pairs, ${equal ? 'all equal' : 'UNEQUAL'}`)
    return {
      equal,
      seconds: rounded(there.seconds),
      peakMb: there.peakMb,
      serverPeakMb: there.serverMb,
      secondsInProcess: rounded(here.seconds),
      peakMbInProcess: here.peakMb,
      serverPeakMbInProcess: here.serverMb,
      readSecondsInProcess: rounded(here.readSeconds),
      rows,
      users,
      films,
      likes: there.likes,
      pairs: there.pairs,
      counted: there.squares,
    }
  } finally {
    await server.stop()
  }
}

function fill(address: string, size: { rows: number; films: number }): number {
  const database = openDatabase(address)
  const began = performance.now()
  migrate(database, MIGRATIONS_FOLDER)
  const users = fillWithRatings(database, size)
  // What an idle server does by itself soon after.
  database.exec('VACUUM ANALYZE')
  database.close()
  const seconds = (performance.now() - began) / 1000
  console.log(
    `${size.rows.toLocaleString('en-GB')} ratings of ${users} people in ${seconds.toFixed(0)} s`,
  )
  return users
}

async function measure(
  way: 'in-process' | 'pushed-down',
  address: string,
): Promise<CountingTurn & { serverMb: number | null }> {
  const database = openDatabase(address)
  const { pid } = database.prepare('SELECT pg_backend_pid() AS pid').get() as { pid: number }
  const watch = watchServer(pid)
  const script = fileURLToPath(new URL('./pushdown/our-turn.ts', import.meta.url))
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, way, address])
  const serverMb = watch.stop()
  database.close()
  const turn = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as CountingTurn
  console.log(
    `${way.padEnd(12)} ${turn.seconds.toFixed(1)} s, at most ${turn.peakMb} MB here and ${serverMb} MB in the server`,
  )
  return { ...turn, serverMb }
}

function readNumber(args: string[], name: string, otherwise: number): number {
  const at = args.indexOf(name)
  const number = at < 0 ? otherwise : Number(args[at + 1])
  if (!Number.isInteger(number) || number < 10)
    throw new RangeError(`Got ${name} ${args[at + 1]}, expected a whole number from 10.`)
  return number
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100
}
