// A site of a test's own, which the test may kill, starve and freeze: on a free port, on a copy of the store.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'libsql'
import { openDatabase } from '@/lib/db/database'
import { STORE } from '../support/places'

const START_MS = 60_000

/** `address` as DATABASE_URL has it. */
export type Store = { path: string; address: string; folder: string; drop: () => void }
export type Site = {
  address: string
  child: ChildProcess
  kill: (signal: NodeJS.Signals) => Promise<void>
}

/** A copy of the store in a folder of its own. */
export function copyStore(): Store {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-fault-'))
  const path = join(folder, 'store.db')
  copyFileSync(STORE, path)
  const drop = () => rmSync(folder, { recursive: true, force: true })
  return { path, address: `file:${path}`, folder, drop }
}

/** Starts the built site, on a free port where none is given; `before` is what the shell does first, such as setting a limit. */
export async function startSite(
  store: Pick<Store, 'address'>,
  {
    env = {},
    node = [],
    before = ':',
    port,
  }: { env?: Record<string, string>; node?: string[]; before?: string; port?: number } = {},
): Promise<Site> {
  port ??= await freePort()
  const command = `${before}; exec "$0" "$@"`
  const child = spawn('bash', ['-c', command, process.execPath, ...node, 'scripts/serve.mjs'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'silent',
      PORT: String(port),
      DATABASE_URL: store.address,
      RATE_LIMITS: 'off',
      TMDB_ACCESS_TOKEN: '',
      TMDB_API_KEY: '',
      ...env,
    },
    stdio: 'ignore',
  })
  const address = `http://localhost:${port}`
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  const deadline = performance.now() + START_MS
  while (performance.now() < deadline && child.exitCode === null) {
    const response = await fetch(`${address}/api/ready`).catch(() => null)
    if (response?.ok) return { address, child, kill }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await kill('SIGKILL')
  throw new Error(`Got no ready site at ${address}, expected one.`)
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A visitor who rates; `kept` are the films whose rating was acknowledged, with what was said last. */
export class Rater {
  readonly kept = new Map<number, number>()
  readonly refused: number[] = []
  readonly #address: string
  cookie = ''

  constructor(address: string) {
    this.#address = address
  }

  /** Rates a film; returns the status of the answer, 0 where none came. */
  async rate(movieId: number, stars: number): Promise<number> {
    const answer = await fetch(`${this.#address}/api/my`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ changes: [{ movieId, stars }] }),
    }).catch(() => null)
    if (answer?.status !== 200) {
      this.refused.push(answer?.status ?? 0)
      return answer?.status ?? 0
    }
    // The answer must have come whole to count as an acknowledgement.
    const isWhole = await answer.json().then(
      () => true,
      () => false,
    )
    if (!isWhole) return 0
    this.cookie ||= (answer.headers.get('set-cookie') ?? '').split(';')[0]!
    this.kept.set(movieId, stars)
    return 200
  }
}

/** Ratings in the store that were acknowledged and are missing or different. */
export function lostRatings(address: string, raters: readonly Rater[]): string[] {
  const database = openDatabase(address)
  try {
    const rows = database
      .prepare(
        `SELECT r.raterId, r.movieId, r.halfStars FROM Rating r JOIN Rater u ON u.id = r.raterId
         JOIN RatingSet s ON s.id = u.setId WHERE s.source = 'site'`,
      )
      .all() as { raterId: number; movieId: number; halfStars: number }[]
    const byRater = new Map<number, Map<number, number>>()
    for (const { raterId, movieId, halfStars } of rows) {
      const history = byRater.get(raterId) ?? new Map<number, number>()
      byRater.set(raterId, history.set(movieId, halfStars / 2))
    }
    const histories = [...byRater.values()]
    return raters.flatMap((rater) => {
      const missing = (history: Map<number, number>) =>
        [...rater.kept].filter(([movieId, stars]) => history.get(movieId) !== stars)
      const fewest = histories.map(missing).toSorted((a, b) => a.length - b.length)[0]
      return (fewest ?? [...rater.kept]).map(([movieId, stars]) => `film ${movieId}: ${stars}`)
    })
  } finally {
    database.close()
  }
}

/** What SQLite says of the store's pages and references: «ok» and nothing where all is well. */
export function integrityOf(store: Store): { pages: unknown; broken: number } {
  const database = new Sqlite(store.path)
  try {
    const { integrity_check: pages } = database.prepare('PRAGMA integrity_check').get() as {
      integrity_check: unknown
    }
    return { pages, broken: database.prepare('PRAGMA foreign_key_check').all().length }
  } finally {
    database.close()
  }
}
