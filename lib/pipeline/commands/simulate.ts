// The commands about simulated visitors.
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { loadConfig } from '@/lib/config'
import { AppError } from '@/lib/errors'
import { fetchOutside, nameOrigin } from '@/lib/outgoing'
import { invertInWorkers } from '../invert-in-workers'
import { ProgressLine } from '../progress-line'
import { removeSimulation } from '@/lib/operate/simulation'
import { simulate } from '../simulation/simulate'
import { withTables } from './with-store'

type Options = { visitors: string; days: string; server?: string; seed: string; json?: boolean }

/** Adds `simulate` and `purge simulation`. */
export function addSimulate(program: Command, purge: Command): void {
  program
    .command('simulate')
    .description('visitors of known tastes walk the API of a running server of this store')
    .option('--visitors <n>', 'how many', '5000')
    .option('--days <n>', 'over how many days, ending now', '14')
    .option('--server <address>', 'where the server answers; by default PORT of this machine')
    .option('--seed <number>', 'of everything drawn by chance', '1')
    .option('--json', 'print the figures as one JSON line last')
    .action((options: Options) =>
      withTables(async (database) => {
        const address = options.server ?? `http://localhost:${loadConfig().port || 3000}`
        await requireServer(address)
        const line = new ProgressLine('visits')
        const report = await simulate(database, {
          address,
          visitors: wholeOf(options.visitors, 'visitors', 100_000),
          days: wholeOf(options.days, 'days', 365),
          seed: Number(options.seed),
          work: { invert: (matrix) => invertInWorkers(matrix), threads: availableParallelism() },
          now: Date.now(),
          say: (text) => line.end(text),
          onProgress: (done, all) => line.show(done, all),
        })
        console.log(
          `planted model found: ${report.plantedFound ? 'yes' : 'no'}
A/A tests that found a difference, looked at daily: ${percent(report.aaFalsePositiveRate)} (the usual interval: ${percent(report.aaFalsePositiveRateOfUsual)})
nDCG@10 for visitors kept apart: ${report.ndcgBefore.toFixed(4)} before, ${report.ndcgAfter.toFixed(4)} after learning from the others (${report.ndcgAfterUndebiased.toFixed(4)} from every click as it is)
chance of being looked at, greatest error: ${report.positionBiasError.toFixed(3)}
All of it is marked as simulated; to remove it: npm run marquee -- purge simulation`,
        )
        if (options.json) console.log(JSON.stringify(report))
      }),
    )

  purge
    .command('simulation')
    .description(
      'removes every row that simulated visitors left, their experiment and the planted model',
    )
    .action(() =>
      withTables((database) => {
        console.log(`${removeSimulation(database)} rows of simulated visitors are gone`)
      }),
    )
}

async function requireServer(address: string): Promise<void> {
  nameOrigin(address)
  const isReady = await fetchOutside(new URL(`${address}/api/ready`)).then(
    ({ ok }) => ok,
    () => false,
  )
  if (!isReady)
    throw new AppError(
      'not-ready',
      `Got no ready server at ${address}, expected one of this store. Run npm start beside it, or name it with --server.`,
    )
}

function wholeOf(text: string, name: string, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new AppError(
    'bad-request',
    `Got --${name} ${text}, expected a whole number from 1 to ${most}.`,
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
