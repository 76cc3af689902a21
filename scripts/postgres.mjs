// A PostgreSQL of its own for tests and benches: found or installed, started on loopback in a folder of its own, gone afterwards.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPackage } from './set-up.mjs'

const DEBIAN = '/usr/lib/postgresql'
const START_MILLISECONDS = 20_000

/** The folder of PostgreSQL's programs: POSTGRES_BIN, Debian's newest, or on the PATH; installed where that may be done. */
export function findPostgres() {
  const found = lookForPostgres()
  if (found) return found
  installPackage('postgresql')
  const installed = lookForPostgres()
  if (installed) return installed
  throw new Error(
    'Got no PostgreSQL, expected its server for the tests. Install it (apt-get install postgresql), or name the folder of initdb and postgres by POSTGRES_BIN.',
  )
}

function lookForPostgres() {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
    : []
  const folders = [
    process.env.POSTGRES_BIN,
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return folders.find(
    (folder) =>
      folder && existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')),
  )
}

/**
 * Starts a server that forgets all when it is stopped. `restart` ends it as an operator would and starts it again on the same data;
 * `settings` are PostgreSQL's own, such as { max_connections: 50 }.
 */
export async function startPostgres(settings = {}) {
  const programs = findPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'marquee-postgres-'))
  const user = unprivileged()
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const options = { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], ...user }
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'marquee', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'],
    options,
  )
  const port = await freePort()
  const all = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    // The machine's power will not fail within a test.
    fsync: 'off',
    ...settings,
  }
  const given = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  let child
  const start = async () => {
    child = spawn(join(programs, 'postgres'), ['-D', data, ...given], options)
    await untilReady(child)
  }
  const stop = (signal = 'SIGINT') => {
    if (child.exitCode !== null) return Promise.resolve()
    return new Promise((resolve) => {
      child.once('exit', resolve)
      child.kill(signal)
    })
  }
  await start()
  return {
    address: `postgresql://marquee@127.0.0.1:${port}/postgres`,
    programs,
    start,
    /** SIGINT ends it orderly, cutting off whoever is connected; SIGQUIT at once, as a crash would. */
    halt: stop,
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root; Debian's packages bring a user for it. */
function unprivileged() {
  if (process.getuid?.() !== 0) return null
  const [uid, gid] = ['-u', '-g'].map((what) =>
    Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' })),
  )
  return { uid, gid }
}

function untilReady(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(
      () => reject(new Error(`PostgreSQL was not ready in time:\n${said}`)),
      START_MILLISECONDS,
    )
    child.stderr.on('data', (text) => {
      said = (said + text).slice(-4000)
      if (!/ready to accept connections/.test(said)) return
      clearTimeout(timer)
      resolve()
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`PostgreSQL ended with ${code}:\n${said}`))
    })
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
