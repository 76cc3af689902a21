// What `npm start` and `npm test` share: packages, the store, the built site, a Chromium. Plain Node until packages are there.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const NEXT = join(ROOT, 'node_modules/next/dist/bin/next')
const INSTALL_STAMP = join(ROOT, 'node_modules/.marquee-installed')
const BUILD_STAMP = join(ROOT, '.next/marquee-built')

process.chdir(ROOT)
process.env.NEXT_TELEMETRY_DISABLED = '1'
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= '/bin/true'
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= '1'

/** Ends the process where Node is too old, saying so. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Got Node ${process.versions.node}, expected 20.19 or newer. Install a current Node and try again.`,
  )
  process.exit(1)
}

/** Installs the packages of the lock file, unless that very lock file was installed. */
export async function install() {
  const lock = hashFiles(['package.json', 'package-lock.json'])
  if (existsSync(INSTALL_STAMP) && readFileSync(INSTALL_STAMP, 'utf8') === lock) return false
  rmSync(INSTALL_STAMP, { force: true })
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    advice: 'Check that the package registry can be reached (npm ping), then try again.',
  })
  writeFileSync(INSTALL_STAMP, lock)
  return true
}

/** Makes the database clients, one a provider, from their schemas, unless they were made from these. */
export async function generateClient() {
  const stamp = 'lib/db/generated/.schema'
  const schemas = ['prisma/schema.prisma', 'prisma/postgresql/schema.prisma']
  const hash = hashFiles([...schemas, 'package-lock.json'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false
  for (const schema of schemas)
    await run(
      process.execPath,
      ['node_modules/prisma/build/index.js', 'generate', '--schema', schema],
      {
        advice: `Is ${schema} valid? npx prisma validate --schema ${schema} says more.`,
      },
    )
  writeFileSync(stamp, hash)
  return true
}

/** Writes the types of the routes, which the type check reads. */
export async function generateTypes() {
  await run(process.execPath, [NEXT, 'typegen'])
}

/** Brings tables, films and rows of the store up to date. */
export async function prepareStore(onLine) {
  await run(process.execPath, ['--import', 'tsx', 'lib/pipeline/cli.ts', 'prepare'], {
    onLine,
    advice:
      'If the store is damaged, move the file named by DATABASE_URL (data/work/marquee.db) away and try again.',
  })
}

/** Builds the site for production, unless these very sources were built. */
export async function buildSite(onLine) {
  const sources = hashFiles([
    ...['app', 'components', 'lib', 'public'].flatMap((folder) => listFiles(folder)),
    ...[
      'instrumentation.ts',
      'next.config.ts',
      'postcss.config.mjs',
      'tsconfig.json',
      'package-lock.json',
    ],
  ])
  if (existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, 'utf8') === sources) return false
  rmSync(BUILD_STAMP, { force: true })
  await run(process.execPath, [NEXT, 'build'], { onLine, advice: 'npx tsc --noEmit may say more.' })
  writeFileSync(BUILD_STAMP, sources)
  return true
}

/** Starts the site, built or reloading; the process ends with its server. */
export function serve(port, { isDevelopment = false } = {}) {
  const args = ['scripts/serve.mjs', ...(isDevelopment ? ['--dev'] : [])]
  const env = {
    ...process.env,
    PORT: String(port),
    NODE_ENV: isDevelopment ? 'development' : 'production',
  }
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return child
}

/** The path of a Chromium: Playwright's, CHROMIUM_PATH, one on the PATH, else an installed one. */
export async function findChromium() {
  const { chromium } = await import('@playwright/test')
  const there = () =>
    [
      chromium.executablePath(),
      process.env.CHROMIUM_PATH,
      which('chromium'),
      which('chromium-browser'),
      which('google-chrome'),
    ].find((path) => path && existsSync(path))
  if (there()) return there()
  console.log('No Chromium found; trying to install one …')
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: 120_000 })
  if (there()) return there()
  installPackage('chromium')
  if (there()) return there()
  throw new Error(
    'Got no Chromium, expected one for the browser tests. Install it (npx playwright install chromium, or apt-get install chromium) or name it by CHROMIUM_PATH.',
  )
}

/** The path of a redis-server: REDIS_SERVER, one on the PATH, else an installed one. */
export function findRedis() {
  return findProgram('redis-server', { variable: 'REDIS_SERVER', of: 'redis-server' })
}

/** The path of a Caddy: CADDY_PATH, one on the PATH, else an installed one. */
export function findCaddy() {
  return findProgram('caddy', { variable: 'CADDY_PATH', of: 'caddy' })
}

function findProgram(name, { variable, of }) {
  const there = () => [process.env[variable], which(name)].find((path) => path && existsSync(path))
  if (there()) return there()
  installPackage(of)
  if (there()) return there()
  throw new Error(
    `Got no ${name}, expected one for the tests. Install it (apt-get install ${of}) or name it by ${variable}.`,
  )
}

/** Installs one of Debian's packages where that may be done; whether it helped is for the caller to see. */
export function installPackage(name) {
  if (process.getuid?.() !== 0) return
  console.log(`Installing ${name} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  spawnSync('apt-get', ['install', '-y', '-qq', name], { stdio: 'ignore', env })
}

/** Runs a program to its end; throws with its last lines and `advice` where it fails. */
export function run(program, args, { onLine, advice = '', env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const tail = []
    const take = (data) => {
      for (const line of String(data)
        .split(/[\r\n]+/)
        .filter((text) => text.trim() !== '')) {
        tail.push(line)
        if (tail.length > 40) tail.shift()
        onLine?.(line)
      }
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve(tail)
      reject(
        new Error(
          `${[program, ...args].join(' ')} ended with ${code}.\n${tail.join('\n')}\n${advice}`,
        ),
      )
    })
  })
}

function which(name) {
  for (const folder of (process.env.PATH ?? '').split(':'))
    if (existsSync(join(folder, name))) return join(folder, name)
  return undefined
}

function hashFiles(paths) {
  const hash = createHash('sha256').update(process.version.split('.')[0])
  for (const path of paths) if (existsSync(path)) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

function listFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile() && !/\.test\.tsx?$/.test(path))
    .sort()
}

mkdirSync('data/work', { recursive: true })
