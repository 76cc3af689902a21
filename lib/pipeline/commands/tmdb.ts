// The commands about what TMDB answered: fetch it for many films, forget all of it.
import { existsSync, readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { loadConfig } from '@/lib/config'
import type { Database } from '@/lib/db/database'
import { purgeTmdb } from '@/lib/db/tmdb-cache'
import { AppError } from '@/lib/errors'
import { sharedRedis } from '@/lib/shared/connection'
import { sharedPace } from '@/lib/shared/pace'
import { tmdbClient } from '@/lib/sources/tmdb/client'
import { importTmdb, type TmdbWanted } from '../fetch-tmdb'
import { ProgressLine } from '../progress-line'
import { withTables } from './with-store'

type Options = {
  ids?: number[]
  discover?: Record<string, string>
  pages: number
  changes?: boolean
}

/** The command line waits longer than a page does. */
const PATIENT = { mostWaitMs: 60_000, retries: 5 }

/** Adds `tmdb` to the command `import`. */
export function addImportTmdb(command: Command): void {
  command
    .command('tmdb')
    .description('fetch what TMDB says of films, to be shown and purged; it never feeds a model')
    .addOption(
      new Option('--ids <ids>', 'TMDB ids with commas between them, or a file of them')
        .argParser(readIds)
        .conflicts(['discover', 'changes']),
    )
    .addOption(
      new Option('--discover <filters>', 'TMDB’s own filters: «sort_by=popularity.desc&year=2019»')
        .argParser((text) => Object.fromEntries(new URLSearchParams(text)))
        .conflicts('changes'),
    )
    .option('--pages <n>', 'pages of 20 films of --discover', readPages, 5)
    .option('--changes', 'films held here that changed there')
    .action((options: Options) => withTables((database) => fetchAll(database, options)))
}

/** Adds `purge` with `tmdb`, and returns it for more. */
export function addPurge(program: Command): Command {
  const purge = program.command('purge').description('forget what was brought from elsewhere')
  purge
    .command('tmdb')
    .description('every answer of TMDB, its reviews included')
    .action(() =>
      withTables((database) => console.log(`${purgeTmdb(database)} records of TMDB deleted`)),
    )
  return purge
}

async function fetchAll(database: Database, options: Options): Promise<void> {
  const { tmdb } = loadConfig()
  if (tmdb === null)
    throw new AppError(
      'bad-request',
      'Got no TMDB key, expected one in TMDB_ACCESS_TOKEN (a v4 read token) or TMDB_API_KEY (v3).',
    )
  const pace = sharedPace(sharedRedis(), 'tmdb', tmdb.requestsPerSecond)
  const client = tmdbClient({ ...tmdb, pace, patience: PATIENT })
  const line = new ProgressLine('films')
  const { wanted, fetched, fresh, failed } = await importTmdb(database, client, wantedOf(options), {
    now: Date.now,
    freshMs: tmdb.freshHours * 3_600_000,
    onProgress: (done, total) => line.show(done, total),
  })
  line.end(`tmdb: ${wanted} films wanted, ${fetched} fetched, ${fresh} fetched before`)
  for (const [kind, count] of Object.entries(failed))
    console.log(`  ${String(count).padStart(7)}  ${kind}`)
}

function wantedOf({ ids, discover, pages, changes }: Options): TmdbWanted {
  if (ids) return { kind: 'ids', ids }
  if (discover) return { kind: 'discover', filters: discover, pages }
  if (changes) return { kind: 'changes' }
  throw new AppError('bad-request', 'Got no films, expected --ids, --discover or --changes.')
}

function readIds(given: string): number[] {
  const text = existsSync(given) ? readFileSync(given, 'utf8') : given
  const ids = text.split(/[\s,]+/).filter(Boolean)
  const wrong = ids.find((id) => !/^[1-9]\d{0,9}$/.test(id))
  if (ids.length === 0 || wrong !== undefined)
    throw new InvalidArgumentError(
      `Got «${wrong ?? given}», expected TMDB ids such as 27205, or a file of them.`,
    )
  return ids.map(Number)
}

function readPages(text: string): number {
  const pages = Number(text)
  if (Number.isInteger(pages) && pages >= 1 && pages <= 500) return pages
  throw new InvalidArgumentError('Expected a whole number from 1 to 500.')
}
