// `npm run bench -- NAME [--json]`: the measurements, one file each; each prints its table and, with --json, one JSON line last.
import { runNeighboursBench } from './neighbours'
import { runSearchBench } from './search'

const BENCHES: Record<string, (args: string[]) => Promise<Record<string, unknown>>> = {
  neighbours: runNeighboursBench,
  search: runSearchBench,
}

const [name = '', ...args] = process.argv.slice(2)
const bench = BENCHES[name]
if (!bench) {
  console.error(`Got bench «${name}», expected one of: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
const figures = await bench(args)
if (args.includes('--json')) console.log(JSON.stringify(figures))
