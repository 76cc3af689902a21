// Three replicas of the built site behind Caddy, on one PostgreSQL, all of them a test's own.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Database, openDatabase } from '@/lib/db/database'
import { startPostgres } from '../../scripts/postgres.mjs'
import { findCaddy, run } from '../../scripts/set-up.mjs'
import { freePort, type Site, startSite } from '../faults/site'

const REPLICAS = 3
/** As compose.scaled.yaml has it. */
const DRAIN_SECONDS = '2'
const RULES = resolve('deploy/proxy/replicas.caddy')

export type Cluster = {
  /** The proxy's. */
  address: string
  /** The store's, as DATABASE_URL has it. */
  databaseUrl: string
  database: Database
  postgres: Awaited<ReturnType<typeof startPostgres>>
  sites: Site[]
  /** Stops a replica as a deployment does, and starts it anew in the same place. */
  replace: (index: number) => Promise<void>
  stop: () => Promise<void>
}

/** Starts all of it; takes about a minute. `env` goes to each replica. Where a part does not start, nothing is left running. */
export async function startCluster(env: Record<string, string> = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-replicas-'))
  const postgres = await startPostgres({ max_connections: 50 })
  const databaseUrl = postgres.address
  const sites: Site[] = []
  const stopServers = async () => {
    for (const site of sites) await site.kill('SIGKILL')
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const start = (port?: number) =>
    startSite(
      { address: databaseUrl },
      { env: { DRAIN_SECONDS, TRUSTED_PROXIES: '1', ...env }, port },
    )
  const replace = async (index: number) => {
    const { address, kill } = sites[index]!
    await kill('SIGTERM')
    sites[index] = await start(Number(new URL(address).port))
  }
  try {
    await run(process.execPath, ['--import', 'tsx', 'lib/pipeline/cli.ts', 'prepare'], {
      env: { DATABASE_URL: databaseUrl },
    })
    for (let i = 0; i < REPLICAS; i++) sites.push(await start())
    const proxy = await startProxy(folder, sites)
    const database = openDatabase(databaseUrl)
    const stop = async () => {
      database.close()
      proxy.child.kill('SIGKILL')
      await stopServers()
    }
    return { address: proxy.address, databaseUrl, database, postgres, sites, replace, stop }
  } catch (error) {
    await stopServers()
    throw error
  }
}

async function startProxy(
  folder: string,
  sites: readonly Site[],
): Promise<{ address: string; child: ChildProcess }> {
  const port = await freePort()
  const upstreams = sites.map(({ address }) => new URL(address).host).join(' ')
  const file = join(folder, 'Caddyfile')
  writeFileSync(
    file,
    `{
	admin off
}
http://localhost:${port} {
	reverse_proxy ${upstreams} {
		import ${RULES}
	}
}
`,
  )
  const child = spawn(findCaddy()!, ['run', '--config', file, '--adapter', 'caddyfile'], {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: 'ignore',
  })
  const address = `http://localhost:${port}`
  for (let i = 0; i < 200; i++) {
    const answer = await fetch(`${address}/api/ready`).catch(() => null)
    if (answer?.ok) return { address, child }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  await once(child, 'exit')
  throw new Error(`Got no answer through the proxy at ${address}, expected one.`)
}
