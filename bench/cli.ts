// `npm run bench -- NAME [--json]`: the measurements, one file each; each prints its table and, with --json, one JSON line last.
type Bench = (args: string[]) => Promise<Record<string, unknown>>

/** Each is loaded alone: what one brings along (Lighthouse is heavy) must not weigh on another. */
const BENCHES: Record<string, () => Promise<Bench>> = {
  neighbours: async () => (await import('./neighbours')).runNeighboursBench,
  search: async () => (await import('./search')).runSearchBench,
  ease: async () => (await import('./ease')).runEaseBench,
  import: async () => (await import('./import')).runImportBench,
  copy: async () => (await import('./copy')).runCopyBench,
  pushdown: async () => (await import('./pushdown')).runPushdownBench,
  taste: async () => (await import('./taste')).runTasteBench,
  events: async () => (await import('./events')).runEventsBench,
  load: async () => (await import('./load')).runLoadBench,
  hot: async () => (await import('./hot')).runHotBench,
  serve: async () => (await import('./serve')).runServeBench,
  pages: async () => (await import('./pages')).runPagesBench,
  lighthouse: async () => (await import('./lighthouse')).runLighthouseBench,
}

const [name = '', ...args] = process.argv.slice(2)
const load = BENCHES[name]
if (!load) {
  console.error(`Got bench «${name}», expected one of: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
const bench = await load()
const figures = await bench(args)
if (args.includes('--json')) console.log(JSON.stringify(figures))
