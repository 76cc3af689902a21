// Builds as Vercel does and serves what was traced, and nothing else, from a folder that the server may not write.
import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { startPostgres } from './postgres.mjs'
import { ROOT, run } from './set-up.mjs'
import { smoke, untilReady } from './smoke.mjs'

/** Beside the site that `npm start` builds, which stays. */
const BUILT = '.next-vercel'
/** Next writes the folder of its types into these. */
const REWRITTEN = ['tsconfig.json', 'next-env.d.ts']
const NOBODY = 65_534
const PORT = 3918
/** What Vercel lets a function unpack; here is what all of them need together. */
const MOST_MEGABYTES = 250
/** What Vercel serves by itself: pages made ahead, and files that no function need touch. */
const PRERENDERED = /\.(?:html|rsc|meta|body)$/
/** In place of Vercel's launcher: the server that stands in each function, and the files that Vercel serves by itself. */
const LAUNCHER = `
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import nextServer from 'next/dist/server/next-server.js'
const { config: conf } = JSON.parse(readFileSync('${BUILT}/required-server-files.json', 'utf8'))
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(conf)
const server = new nextServer.default({
  dir: process.cwd(), conf, dev: false, hostname: '127.0.0.1', port: ${PORT},
})
const handle = server.getRequestHandler()
createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname
  const file = path.replace(/^[/]_next/, '${BUILT}')
  if (path.startsWith('/_next/static/') && existsSync(file))
    return response.end(readFileSync(file))
  handle(request, response)
}).listen(${PORT}, '127.0.0.1')
`

const folder = mkdtempSync(join(tmpdir(), 'marquee-vercel-'))
try {
  await build()
  const files = gather()
  const megabytes = Math.round(measure() / 1e6)
  console.log(`${files} files were traced, ${megabytes} MB in all`)
  if (megabytes > MOST_MEGABYTES)
    throw new Error(`Got ${megabytes} MB, expected at most the ${MOST_MEGABYTES} of a function.`)
  await serveBothWays()
} catch (error) {
  console.error(`What is built for Vercel does not work: ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
  rmSync(BUILT, { recursive: true, force: true })
}

async function build() {
  const before = REWRITTEN.map((path) => (existsSync(path) ? readFileSync(path) : null))
  try {
    await run('npm', ['run', 'vercel-build'], {
      env: { VERCEL: '1', NEXT_FOLDER: BUILT, NODE_ENV: 'production', DATABASE_URL: '' },
    })
  } finally {
    for (const [index, path] of REWRITTEN.entries())
      before[index] === null ? rmSync(path, { force: true }) : writeFileSync(path, before[index])
  }
}

/** Copies what the functions were traced to need; returns how many files that is. */
function gather() {
  const built = readdirSync(BUILT, { recursive: true }).map((name) => join(BUILT, String(name)))
  const { files: required } = JSON.parse(
    readFileSync(join(BUILT, 'required-server-files.json'), 'utf8'),
  )
  const traces = built.filter(
    (path) =>
      path.endsWith('.nft.json') &&
      (path.startsWith(join(BUILT, 'server')) || path === join(BUILT, 'next-server.js.nft.json')),
  )
  const paths = new Set([
    'package.json',
    ...required,
    ...traces.map((path) => path.replace(/\.nft\.json$/, '')).filter((path) => existsSync(path)),
    ...traces.flatMap((trace) =>
      JSON.parse(readFileSync(trace, 'utf8')).files.map((path) =>
        relative(ROOT, resolve(dirname(trace), path)),
      ),
    ),
    ...built.filter((path) => PRERENDERED.test(path)),
  ])
  for (const path of paths)
    if (existsSync(path))
      cpSync(path, join(folder, path), { recursive: true, verbatimSymlinks: true })
  for (const path of ['public', join(BUILT, 'static')])
    cpSync(path, join(folder, path), { recursive: true })
  writeFileSync(join(folder, 'launch.mjs'), LAUNCHER)
  return paths.size
}

/** Asks what is served as it is, then with a PostgreSQL for what visitors leave. */
async function serveBothWays() {
  await serveAndAsk({}, { isReadOnly: true })
  const { address, stop } = await startPostgres()
  const env = { DATABASE_URL: address }
  try {
    await run(process.execPath, ['--import', 'tsx', 'lib/pipeline/cli.ts', 'prepare'], { env })
    // This build was made without it, and so were the pages that it made ahead.
    await serveAndAsk(env, { isReadOnly: false, saysSo: true })
  } finally {
    await stop()
  }
}

async function serveAndAsk(env, asked) {
  const isRoot = process.getuid?.() === 0
  chmodSync(folder, 0o755)
  // Whoever owns a file may be stopped from writing it, except root, who therefore becomes somebody else.
  if (!isRoot) await run('chmod', ['-R', 'a-w', folder])
  const before = listFiles()
  const child = spawn(process.execPath, ['launch.mjs'], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', VERCEL: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  })
  const log = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => log.push(data))
  const address = `http://127.0.0.1:${PORT}`
  try {
    await untilReady(address, 60, () => child.exitCode === null)
    for (const line of await smoke(address, asked)) console.log(`  ok  ${line}`)
  } catch (error) {
    throw new Error(`${error.message}\n${Buffer.concat(log).toString().slice(-3000)}`)
  } finally {
    child.kill('SIGKILL')
    if (!isRoot) await run('chmod', ['-R', 'u+w', folder])
  }
  if (listFiles() !== before) throw new Error('Got files written into the folder, expected none.')
}

/** The bytes of all that was gathered. */
function measure() {
  return readdirSync(folder, { recursive: true })
    .map((name) => lstatSync(join(folder, String(name))))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
}

function listFiles() {
  return readdirSync(folder, { recursive: true }).sort().join('\n')
}
