// Gathers the server and the command line into a folder that needs no sources: Next's standalone output and two bundles beside it.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/** What is native, or finds its own files, and so stays a package; Next traces these into its output. */
const PACKAGES = ['next', 'libsql', 'pg', 'pino', 'prom-client']
const STANDALONE = '.next/standalone'
/** What was traced and stays behind: maps of sources that do not come along, and builds for Alpine's C library. */
const NEEDLESS = /\.map$|-musl(?:$|\/)|linuxmusl/
/** CommonJS packages inside a bundle ask for these, which a module of the newer kind does not have. */
const BANNER = [
  "import { createRequire as makeRequire } from 'node:module'",
  "import { dirname as folderOf } from 'node:path'",
  "import { fileURLToPath as pathOf } from 'node:url'",
  'const require = makeRequire(import.meta.url)',
  'const __filename = pathOf(import.meta.url)',
  'const __dirname = folderOf(__filename)',
].join('\n')

const target = process.argv[2]
if (!target || !existsSync(STANDALONE)) {
  console.error(
    `Got ${target ? `no folder ${STANDALONE}` : 'no folder to fill'}, expected the built site and where to put it: NEXT_OUTPUT=standalone npm run build && node scripts/bundle.mjs FOLDER`,
  )
  process.exit(2)
}

rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
for (const path of ['.next', 'node_modules', 'package.json'])
  cpSync(join(STANDALONE, path), join(target, path), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !NEEDLESS.test(source),
  })
cpSync('.next/static', join(target, '.next/static'), { recursive: true })
// Next loads it by its path beside the built files, as next.config.ts named it.
cpSync('scripts/page-cache.mjs', join(target, 'scripts/page-cache.mjs'))
for (const path of ['public', 'data/catalogue', 'data/models', 'data/expectations'])
  cpSync(path, join(target, path), { recursive: true })
for (const path of ['prisma/migrations', 'prisma/postgresql/migrations'])
  cpSync(path, join(target, path), { recursive: true })

await build({
  entryPoints: {
    start: 'scripts/start-standalone.mjs',
    serve: 'scripts/serve-standalone.mjs',
    marquee: 'lib/pipeline/cli.ts',
    // Workers are looked for beside whoever starts them.
    'nearest-worker': 'lib/pipeline/nearest-worker.ts',
    'invert-worker': 'lib/pipeline/invert-worker.ts',
  },
  outdir: target,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  external: PACKAGES,
  minify: true,
  keepNames: true,
  legalComments: 'none',
  banner: { js: BANNER },
  plugins: [{ name: 'side effects', setup: keepSideEffects }],
  logLevel: 'warning',
})

/** The package says that this file has no side effects, and yet it registers the backend. */
function keepSideEffects({ onResolve, resolve }) {
  onResolve({ filter: /^@tensorflow\/tfjs-backend-cpu$/ }, async (asked) => {
    if (asked.pluginData) return undefined
    const { kind, resolveDir, importer } = asked
    const found = await resolve(asked.path, { kind, resolveDir, importer, pluginData: true })
    return { ...found, sideEffects: true }
  })
}
