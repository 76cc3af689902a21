// The commands that show what the pipeline did.
import type { Command } from 'commander'
import type { Database } from '@/lib/db/database'
import { findRun, listLogs, listRuns } from '@/lib/db/runs'
import { AppError } from '@/lib/errors'
import { compareRuns, lastMetric, type Run } from '@/lib/runs/run'
import { printTable } from '../print'
import { withTables } from './with-store'

const NONE = 'There is no run yet. Run: npm run marquee -- pipeline'
const SHORT = 8
const LAST_LOGS = 30

/** Adds `runs` with `list`, `show` and `compare`. */
export function addRuns(program: Command): void {
  const runs = program.command('runs').description('what the pipeline did')
  runs
    .command('list')
    .description('the newest runs')
    .option('--limit <n>', 'how many', '20')
    .option('--json', 'print them as one JSON line last')
    .action(({ limit, json }: { limit: string; json?: boolean }) =>
      withTables((database) => {
        const found = listRuns(database, { limit: Number(limit) })
        if (found.length === 0) console.log(NONE)
        else printTable(['run', 'state', 'begun', 'seconds', 'nDCG@10', 'steps'], found.map(rowOf))
        if (json) console.log(JSON.stringify(found))
      }),
    )
  runs
    .command('show')
    .description('everything about one run')
    .argument('<id>', 'its id or the first letters of it')
    .option('--json', 'print it as one JSON line last')
    .action((id: string, { json }: { json?: boolean }) =>
      withTables((database) => {
        const run = getRun(database, id)
        show(database, run)
        if (json) console.log(JSON.stringify(run))
      }),
    )
  runs
    .command('compare')
    .description('runs side by side')
    .argument('<ids...>', 'two or more ids')
    .option('--json', 'print the comparison as one JSON line last')
    .action((ids: string[], { json }: { json?: boolean }) =>
      withTables((database) => {
        if (ids.length < 2)
          throw new AppError('bad-request', 'Got one run, expected two or more to compare.')
        const found = ids.map((id) => getRun(database, id))
        const comparison = compareRuns(found)
        printTable(
          ['', ...found.map(({ id }) => id.slice(0, SHORT))],
          comparison.map(({ key, values, differs }) => [
            `${differs ? '* ' : '  '}${key}`,
            ...values.map(shown),
          ]),
        )
        if (json) console.log(JSON.stringify(comparison))
      }),
    )
}

function getRun(database: Database, id: string): Run {
  const run = findRun(database, id)
  if (run) return run
  const known = listRuns(database, { limit: 5 }).map((one) => one.id)
  throw new AppError(
    'not-found',
    `Got run «${id}», expected one of: ${known.join(', ') || 'none yet'}. See: npm run marquee -- runs list`,
  )
}

function rowOf(run: Run): string[] {
  const done = run.steps.filter(({ state }) => state === 'done' || state === 'skipped').length
  return [
    run.id.slice(0, SHORT),
    run.state,
    timeOf(run.startedAt),
    run.endedAt === null ? '' : ((run.endedAt - run.startedAt) / 1000).toFixed(1),
    shown(lastMetric(run, 'ndcg10')),
    `${done} of ${run.steps.length}`,
  ]
}

function show(database: Database, run: Run): void {
  console.log(`run ${run.id}, ${run.state}, begun ${timeOf(run.startedAt)}`)
  console.log(`data ${run.dataFingerprint ?? 'not known'}`)
  for (const [title, values] of [
    ['parameters', run.parameters],
    ['tags', run.tags],
    ['environment', run.environment],
  ] as const)
    if (Object.keys(values).length > 0) {
      console.log(`\n${title}`)
      printTable(
        [],
        Object.entries(values).map(([key, value]) => [key, String(value)]),
      )
    }
  console.log('\nsteps')
  printTable(
    ['step', 'state', 'seconds', ''],
    run.steps.map(({ name, state, startedAt, endedAt, detail }) => [
      name,
      state,
      startedAt !== null && endedAt !== null ? ((endedAt - startedAt) / 1000).toFixed(1) : '',
      (detail ?? '').split('\n')[0]!,
    ]),
  )
  const keys = [...new Set(run.metrics.map(({ key }) => key))]
  if (keys.length > 0) {
    console.log('\nfigures')
    printTable(
      [],
      keys.map((key) => [key, shown(lastMetric(run, key))]),
    )
  }
  for (const { name, path, sha256, bytes } of run.artefacts)
    console.log(`\nartefact ${name}  ${path}  ${bytes} bytes  sha256 ${sha256}`)
  const logs = listLogs(database, run.id, { limit: Number.MAX_SAFE_INTEGER }).slice(-LAST_LOGS)
  console.log('')
  for (const { at, level, text } of logs) console.log(`${timeOf(at)}  ${level}  ${text}`)
}

function timeOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

function shown(value: string | number | boolean | null): string {
  if (value === null) return ''
  return typeof value === 'number' && !Number.isInteger(value)
    ? String(Number(value.toPrecision(5)))
    : String(value)
}
