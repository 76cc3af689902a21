// A real Redis for tests: started on a free port of loopback, killed, frozen and started again by its process id.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'

const START_MILLISECONDS = 10_000

/** A running server; `port` stays the same when it is started again. */
export class RedisServer {
  #child: ChildProcess | null = null

  private constructor(readonly port: number) {}

  /** Starts one that keeps nothing on a disk. Throws where there is no redis-server, saying how to get one. */
  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await findFreePort())
    await server.startAgain()
    return server
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  async startAgain(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1']
    const child = spawn(findServer(), [...options, '--save', '', '--appendonly', 'no'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    const isReady = new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (text) => {
        if (String(text).includes('Ready to accept connections')) resolve()
      })
      child.once('close', (code) => reject(new Error(`redis-server ended with ${code}.`)))
      setTimeout(() => reject(new Error('redis-server did not start.')), START_MILLISECONDS).unref()
    })
    await isReady
  }

  /** Ends it at once, as a machine does that loses its power. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const closed = once(child, 'close')
    child.kill('SIGKILL')
    await closed
  }

  /** Stops it in its tracks: connections stay, answers do not come. */
  freeze(): void {
    this.#child?.kill('SIGSTOP')
  }

  thaw(): void {
    this.#child?.kill('SIGCONT')
  }
}

function findServer(): string {
  const folders = (process.env.PATH ?? '').split(':')
  const paths = folders.map((folder) => join(folder, 'redis-server'))
  const path = [process.env.REDIS_SERVER, ...paths].find((one) => one && existsSync(one))
  if (path) return path
  throw new Error(
    'Got no redis-server, expected one for the tests. Install it (apt-get install redis-server) or name it by REDIS_SERVER.',
  )
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
