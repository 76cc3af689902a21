// The production build as a benchmark meets it: built, started on a free port of loopback, stopped by its process id.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { buildSite, generateClient, prepareStore, ROOT } from '../../scripts/set-up.mjs'

export type Site = { address: string; stop: () => Promise<void> }

/** Loading the store takes some three seconds; slow machines get twenty times as long. */
const START_MILLISECONDS = 60_000

/**
 * Builds what is not built yet and starts it. `nodeOptions` go to Node, such as --cpu-prof; `env` goes over that of this process.
 * Throws with the server's last words where it does not become ready.
 */
export async function startSite(
  nodeOptions: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Site> {
  await generateClient()
  await prepareStore(() => undefined)
  await buildSite(() => undefined)
  const port = await findFreePort()
  const address = `http://localhost:${port}`
  const child = spawn(process.execPath, [...nodeOptions, 'scripts/serve.mjs'], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      SITE_URL: address,
      LOG_LEVEL: 'warn',
      // All that is asked comes from one address.
      RATE_LIMITS: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => stopChild(child)
  try {
    await untilReady(child, address)
  } catch (error) {
    await stop()
    throw error
  }
  return { address, stop }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function untilReady(child: ChildProcess, address: string): Promise<void> {
  let words = ''
  const listen = (data: unknown) => {
    words = `${words}${data}`.slice(-2000)
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  const deadline = performance.now() + START_MILLISECONDS
  while (performance.now() < deadline && child.exitCode === null) {
    const response = await fetch(`${address}/api/ready`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Got no ready site at ${address}, expected one. It said:\n${words}`)
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
