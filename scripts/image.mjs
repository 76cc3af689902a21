// `npm run image`: builds the Dockerfile without Docker, starts what comes of it confined as in compose.yaml, and asks it all that a visitor would.
import { execFileSync, spawn } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { smoke, untilReady } from './smoke.mjs'

const WORK = process.env.IMAGE_FOLDER || '/var/tmp/marquee-image'
const NAME = 'localhost/marquee'
const PORT = 3917
const ADDRESS = `http://127.0.0.1:${PORT}`
/** Less than compose.yaml gives: making the rows of the films on an empty volume takes the most, serving them takes less. */
const MEGABYTES = { first: 768, second: 512 }
/** The first start fills the store. */
const START_SECONDS = 180
const STORE = ['--root', join(WORK, 'storage'), '--runroot', join(WORK, 'run')]

/** In a space of mounts of its own: the root read-only, the volume and two folders on memory to be written. */
const CONFINED = `
root=$1; volume=$2; folder=$3; user=$4; shift 4
if [ -n "$GROUP" ]; then echo $$ > "$GROUP"; fi
mount --bind "$root" "$root"
mount --bind "$volume" "$root/data"
for place in tmp "$folder/.next/cache"; do mount -t tmpfs -o mode=1777,size=64m tmpfs "$root/$place"; done
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -o remount,bind,ro "$root"
if touch "$root$folder/written" 2>/dev/null; then echo 'The root can be written.' >&2; exit 1; fi
unset GROUP
exec setpriv --no-new-privs chroot --userspec="$user" "$root" sh -c 'cd "$0" && exec "$@"' "$folder" "$@"
`

process.env.BUILDAH_ISOLATION = 'chroot'
process.env.STORAGE_DRIVER = 'vfs'

try {
  requireTools()
  const dockerfile = readFileSync('Dockerfile', 'utf8')
  const base = /^FROM (\S+)/m.exec(dockerfile)[1]
  mkdirSync(WORK, { recursive: true })
  makeBase(base)
  say('context', `${megabytes(measureContext())} MB`)
  const start = performance.now()
  // As many open files as this machine lets anybody have; npm needs some thousands.
  const files = output('sh', ['-c', 'ulimit -Hn'])
  const options = [
    '--format=docker',
    '--layers',
    '--pull-never',
    `--ulimit=nofile=${files}:${files}`,
  ]
  buildah(['build', ...options, ...mounts(), '-t', NAME, '.'], true)
  say('built in', `${((performance.now() - start) / 1000).toFixed(0)} s`)
  await tryImage()
} catch (error) {
  console.error(`\nNo image: ${error.message}`)
  process.exit(1)
}

function requireTools() {
  const missing = ['buildah', 'debootstrap', 'unshare', 'setpriv'].filter((tool) => !find(tool))
  if (process.getuid?.() !== 0 || missing.length > 0)
    throw new Error(
      `Got ${missing.length > 0 ? `no ${missing.join(', ')}` : 'another user'}, expected root on a Linux with buildah and debootstrap (apt-get install buildah debootstrap). Where Docker runs, docker build . does the same.`,
    )
}

/** Stands for the base image, whose name it gets: a plain Debian of that release with that very Node, npm included, out of its package. */
function makeBase(name) {
  if (output('buildah', [...STORE, 'images', '--quiet', '--filter', `reference=${name}`])) return
  const [, version, release] = /:([\d.]+)-(\w+)-slim$/.exec(name)
  console.log(
    `No registry of images is asked: a Debian ${release} with Node ${version} stands for ${name}`,
  )
  const root = join(WORK, 'base')
  rmSync(root, { recursive: true, force: true })
  call('debootstrap', ['--variant=minbase', release, root])
  const packages = join(WORK, 'node')
  const nodePackage = `node-linux-${process.arch}`
  call('npm', ['install', '--no-save', '--prefix', packages, `${nodePackage}@${version}`, 'npm@11'])
  const local = join(root, 'usr/local')
  cpSync(join(packages, 'node_modules', nodePackage, 'bin/node'), join(local, 'bin/node'))
  cpSync(join(packages, 'node_modules/npm'), join(local, 'lib/node_modules/npm'), {
    recursive: true,
  })
  for (const tool of ['npm', 'npx'])
    symlinkSync(`../lib/node_modules/npm/bin/${tool}-cli.js`, join(local, 'bin', tool))
  rmSync(join(root, 'var/cache/apt'), { recursive: true, force: true })
  const container = buildah(['from', 'scratch'])
  buildah(['copy', container, root, '/'])
  buildah(['commit', '--rm', container, name])
}

/** What .dockerignore lets through, in bytes. */
function measureContext() {
  const file = join(WORK, 'context.Dockerfile')
  writeFileSync(file, 'FROM scratch\nCOPY . /\n')
  buildah(['build', '--quiet', '-t', 'localhost/context', '-f', file, '.'])
  const bytes = withMounted('localhost/context', measure)
  buildah(['rmi', '--force', 'localhost/context'])
  return bytes
}

/** What this machine needs to reach its registry of packages; a mount leaves nothing in a layer. */
function mounts() {
  const paths = [
    ['/etc/ssl/certs', '/etc/ssl/certs'],
    [output('npm', ['config', 'get', 'userconfig']), '/root/.npmrc'],
    [output('npm', ['config', 'get', 'globalconfig']), '/usr/local/etc/npmrc'],
  ]
  return paths.flatMap(([from, to]) => (existsSync(from) ? ['-v', `${from}:${to}:ro`] : []))
}

async function tryImage() {
  const config = JSON.parse(buildah(['inspect', '--type', 'image', NAME])).Docker.config
  const container = buildah(['from', '--pull-never', NAME])
  const root = buildah(['mount', container])
  try {
    const own = megabytes(measure(join(root, config.WorkingDir)))
    say('tree', `${megabytes(measure(root))} MB, of which the base is not ours and ${own} MB are`)
    requireNoSecrets(root, config)
    const volume = join(WORK, 'volume')
    rmSync(volume, { recursive: true, force: true })
    mkdirSync(volume)
    chownSync(volume, ...config.User.split(':').map(Number))
    console.log('First start, on an empty volume:')
    await tryStart(root, volume, config, MEGABYTES.first)
    console.log('Second start, on the same volume:')
    await tryStart(root, volume, config, MEGABYTES.second)
  } finally {
    buildah(['rm', container])
  }
}

async function tryStart(root, volume, config, allowed) {
  const group = memoryGroup(allowed * 1024 * 1024)
  const env = {
    ...Object.fromEntries(config.Env.map((pair) => pair.split(/=(.*)/s))),
    PORT: String(PORT),
    GROUP: group.members ?? '',
  }
  const inside = [root, volume, config.WorkingDir, config.User, ...config.Cmd]
  const child = spawn('unshare', ['--mount', 'sh', '-eu', '-c', CONFINED, 'sh', ...inside], {
    env: { ...env, PATH: `${env.PATH}:/usr/sbin:/sbin` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => log.push(data))
  const ended = new Promise((resolve) => child.once('close', resolve))
  try {
    const isAlive = () => child.exitCode === null && child.signalCode === null
    const seconds = await untilReady(ADDRESS, START_SECONDS, isAlive)
    say('  ready after', `${seconds.toFixed(1)} s`)
    for (const line of await smoke(ADDRESS)) console.log(`  ok  ${line}`)
    checkHealth(root, config)
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    const [, user] = /^Uid:\s+(\d+)/m.exec(status)
    if (user !== config.User.split(':')[0])
      throw new Error(`Got user ${user}, expected ${config.User}.`)
    const resident = Number(/^VmHWM:\s+(\d+)/m.exec(status)[1]) * 1024
    say('  peak memory', `${megabytes(resident)} MB resident of the server${group.words()}`)
  } catch (error) {
    throw new Error(`${error.message}\n${Buffer.concat(log).toString().slice(-3000)}`)
  } finally {
    const start = performance.now()
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
    say('  stopped', `${((performance.now() - start) / 1000).toFixed(1)} s after SIGTERM`)
    group.remove()
  }
}

/** The check that the image carries, by its own Node. */
function checkHealth(root, config) {
  const [kind, ...check] = config.Healthcheck.Test
  if (kind !== 'CMD')
    throw new Error(`Got a health check by ${kind}, expected one without a shell.`)
  execFileSync('chroot', [`--userspec=${config.User}`, root, ...check], {
    env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', PORT: String(PORT) },
  })
  console.log('  ok  health check of the image')
}

/** A group of processes that may use so much memory and no more, of whichever version this machine has; without one nothing is limited. */
function memoryGroup(bytes) {
  const [folder, limit, peak] = existsSync('/sys/fs/cgroup/memory')
    ? ['/sys/fs/cgroup/memory', 'memory.limit_in_bytes', 'memory.max_usage_in_bytes']
    : ['/sys/fs/cgroup', 'memory.max', 'memory.peak']
  const own = join(folder, `marquee-${process.pid}`)
  try {
    mkdirSync(own)
    writeFileSync(join(own, limit), String(bytes))
  } catch {
    rmSync(own, { recursive: true, force: true })
    return {
      members: null,
      words: () => ' (no group of processes could be limited here)',
      remove() {},
    }
  }
  const allowed = megabytes(bytes)
  return {
    members: join(own, 'cgroup.procs'),
    words: () =>
      `, ${megabytes(Number(readFileSync(join(own, peak), 'utf8')))} MB of the group with its cached files; ${allowed} MB are allowed`,
    remove: () => rmdirSync(own),
  }
}

/** Neither a setting nor a file of the image may be one that only whoever built it should have. */
function requireNoSecrets(root, { Env, WorkingDir }) {
  const named = Env.filter((pair) => /(?:KEY|TOKEN|PASSWORD|SECRET)[^=]*=./.test(pair))
  const files = output('find', [
    ...[join(root, WorkingDir), join(root, 'root')],
    // What was only mounted while it was built leaves an empty file behind.
    ...['-size', '+0', '(', '-name', '.env*', '-o', '-name', '.npmrc'],
    ...['-o', '-name', '*.pem', '-o', '-name', '*.key', ')'],
  ])
  if (named.length > 0 || files)
    throw new Error(`Got ${named.join(', ')} ${files}, expected no secrets in the image.`)
}

function measure(folder) {
  return Number(output('du', ['-sb', folder]).split(/\s/)[0])
}

function withMounted(image, work) {
  const container = buildah(['from', '--pull-never', image])
  try {
    return work(buildah(['mount', container]))
  } finally {
    buildah(['rm', container])
  }
}

function buildah(args, isShown = false) {
  if (isShown) return call('buildah', [...STORE, ...args])
  return output('buildah', [...STORE, ...args])
}

function output(program, args) {
  return execFileSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  }).trim()
}

function call(program, args) {
  execFileSync(program, args, { stdio: 'inherit' })
}

function find(tool) {
  return process.env.PATH.split(':').some((folder) => existsSync(join(folder, tool)))
}

function say(name, value) {
  console.log(`${name}: ${value}`)
}

function megabytes(bytes) {
  return Math.round(bytes / 1e6)
}
