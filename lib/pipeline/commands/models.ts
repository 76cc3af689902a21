// The commands of the registry: what there is, what serves, what served before, and where it came from.
import type { Command } from 'commander'
import { getVersion, listPromotions, listVersions, refOf } from '@/lib/db/registry'
import { lineageOf } from '@/lib/operate/lineage'
import { printTable } from '../print'
import { promote, rollback } from '@/lib/operate/promote'
import { withTables } from './with-store'

/** Adds `models` with `list`, `promote`, `rollback`, `history` and `lineage`. */
export function addModels(program: Command): void {
  const models = program.command('models').description('the registry of models')
  models
    .command('list')
    .description('every version, the newest first')
    .option('--json', 'print them as one JSON line last')
    .action(({ json }: { json?: boolean }) =>
      withTables((database) => {
        const versions = listVersions(database)
        if (versions.length === 0)
          console.log('There is no model yet. Run: npm run marquee -- prepare')
        else
          printTable(
            ['', 'model', 'made', 'MB', 'run'],
            versions.map((one) => [
              one.isServing ? 'serves' : '',
              refOf(one),
              one.createdAt.slice(0, 19),
              (one.bytes / 1e6).toFixed(1),
              one.runId?.slice(0, 8) ?? (one.bytes > 0 ? 'came with the code' : ''),
            ]),
          )
        if (json) console.log(JSON.stringify(versions))
      }),
    )
  models
    .command('promote')
    .description('let a version serve, if the gate opens')
    .argument('<version>', 'NAME@VERSION, the first letters of the version, or «content»')
    .option('--reason <text>', 'why; ten letters or more open a gate that is shut for its figures')
    .action((version: string, { reason }: { reason?: string }) =>
      withTables((database) => {
        const { version: chosen, verdict } = promote(database, version, {
          reason: reason ?? null,
          now: Date.now(),
        })
        for (const objection of verdict.objections) console.log(`  passed over: ${objection}`)
        console.log(`${refOf(chosen)} serves now; servers notice within a second or two`)
      }),
    )
  models
    .command('rollback')
    .description('let serve what served before')
    .option('--reason <text>', 'why')
    .action(({ reason }: { reason?: string }) =>
      withTables((database) => {
        const version = rollback(database, { reason: reason ?? null, now: Date.now() })
        console.log(`${refOf(version)} serves again; servers notice within a second or two`)
      }),
    )
  models
    .command('history')
    .description('promotions and rollbacks, the newest first')
    .option('--json', 'print them as one JSON line last')
    .action(({ json }: { json?: boolean }) =>
      withTables((database) => {
        const history = listPromotions(database)
        if (history.length === 0) console.log('Nothing was promoted yet.')
        else
          printTable(
            ['when', '', 'model', 'instead of', 'why'],
            history.map((one) => [
              new Date(one.at).toISOString().slice(0, 19),
              one.isForced ? 'forced' : one.kind,
              refOf(one),
              one.previous ?? '',
              one.reason ?? '',
            ]),
          )
        if (json) console.log(JSON.stringify(history))
      }),
    )
  models
    .command('lineage')
    .description('where a version came from: its run, its data and the files of those')
    .argument('[version]', 'NAME@VERSION; without it what serves now')
    .option('--json', 'print it as one JSON line last')
    .action((version: string | undefined, { json }: { json?: boolean }) =>
      withTables((database) => {
        const lineage = lineageOf(database, version ? getVersion(database, version) : null)
        for (const line of lineage.lines) console.log(line)
        if (json) console.log(JSON.stringify(lineage))
      }),
    )
}
