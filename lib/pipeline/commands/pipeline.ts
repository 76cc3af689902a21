// `marquee pipeline` and `marquee train hybrid`: learning from the ratings of the store, or for the code's own files.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { loadConfig } from '@/lib/config'
import { type Database, openDatabase } from '@/lib/db/database'
import { migrate } from '@/lib/db/migrate'
import { listMovies } from '@/lib/db/movies'
import { readRatings } from '@/lib/db/ratings'
import { AppError } from '@/lib/errors'
import { HYBRID_MODEL } from '@/lib/models/hybrid-codec'
import type { Work } from '@/lib/models/ridge'
import { RATING_SOURCES, type RatingSource } from '@/lib/sources/ratings/rating-file'
import { writeArtefact } from '@/lib/store/artefacts'
import packageJson from '../../../package.json'
import { exportToMlflow } from '../export-mlflow'
import { fillStore } from '../fill-store'
import { importRatings } from '../import-ratings'
import { invertInWorkers } from '../invert-in-workers'
import {
  ARTEFACTS_FOLDER,
  CATALOGUE_FOLDER,
  DATASETS_FOLDER,
  EXPECTATIONS_FOLDER,
  MIGRATIONS_FOLDER,
  MODELS_FOLDER,
} from '../paths'
import { runPipeline } from '../run-pipeline'
import type { PipelineOptions } from '../steps/context'
import { trainHybrid } from '../train-hybrid'
import { Stopped } from '../walk'
import { describeEvent } from './describe-event'

type Options = {
  ratings: PipelineOptions['ratings']
  seed: number
  promote?: boolean
  pushdown?: boolean
  every?: number
  tag: Record<string, string>
  json?: boolean
}

/** Matrices on all cores; a signal ends their threads too. */
function workUntil(signal?: AbortSignal): Work {
  return {
    invert: (matrix) => invertInWorkers(matrix, { signal }),
    threads: availableParallelism(),
  }
}

/** Adds `pipeline`. */
export function addPipeline(program: Command): void {
  program
    .command('pipeline')
    .description('import, validate, featurise, train, evaluate, register: what changed, anew')
    .option(
      '--ratings <source=path>',
      `a file to take in first (${RATING_SOURCES.join(', ')}); may be given again`,
      readRatingsOption,
      [],
    )
    .option('--seed <number>', 'of everything drawn by chance', readWhole, 1)
    .option('--promote', 'let the new version serve at once, where the gate opens')
    .option('--pushdown', 'have the database count what is liked together; the model is the same')
    .option('--every <time>', 'again after so long: 30m, 24h, 7d', readInterval)
    .option('--tag <name=value>', 'kept with the run; may be given again', readTag, {})
    .option('--json', 'print what came of it as one JSON line last')
    .action((options: Options) => runRepeatedly(options))
}

/** Adds `train hybrid` to the command `train`. */
export function addTrainHybrid(train: Command): void {
  train
    .command('hybrid')
    .description('the hybrid that comes with the code, from a set that may be shipped')
    .option('--data <folder>', 'ratings of MovieLens', `${DATASETS_FOLDER}/ml-latest-small`)
    .option('--out <folder>', 'where the artefact goes', MODELS_FOLDER)
    .option('--seed <number>', 'of everything drawn by chance', readWhole, 1)
    .action((options: { data: string; out: string; seed: number }) => trainCommitted(options))
}

async function runRepeatedly({ every, ...options }: Options): Promise<void> {
  const stop = new AbortController()
  const onSignal = () => {
    console.error('\nstopping after what is being done; once more stops at once')
    stop.abort(new Stopped('The pipeline was asked to stop.'))
  }
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  try {
    for (;;) {
      await runOnce(options, stop.signal).catch((error: unknown) => {
        // On a schedule the next time may do better; what failed stands in its run.
        if (every === undefined || stop.signal.aborted) throw error
        console.error(`marquee: ${(error as Error).message}`)
      })
      if (every === undefined) return
      console.log(`again at ${new Date(Date.now() + every).toISOString()}`)
      await wait(every, null, { signal: stop.signal }).catch(() => {})
      if (stop.signal.aborted) return
    }
  } catch (error) {
    if (error instanceof Stopped)
      throw new AppError('conflict', 'Stopped by hand. The next walk goes on where this one was.')
    throw error
  } finally {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
}

async function runOnce(
  { ratings, seed, promote, pushdown, tag, json }: Omit<Options, 'every'>,
  signal: AbortSignal,
): Promise<void> {
  const { databaseAddress } = loadConfig()
  const database = openDatabase(databaseAddress)
  try {
    migrate(database, MIGRATIONS_FOLDER)
    const result = await runPipeline(database, {
      databaseAddress,
      ratings,
      seed,
      isPromoting: promote === true,
      isPushingDown: pushdown === true,
      suitesFolder: EXPECTATIONS_FOLDER,
      artefactsFolder: ARTEFACTS_FOLDER,
      work: workUntil(signal),
      threads: availableParallelism(),
      environment: describeEnvironment(),
      tags: tag,
      signal,
      now: Date.now,
      tell: (event) => describeEvent(event),
    })
    const { runId, ref, isOpen, isServing } = result
    console.log(`run ${runId}`)
    if (isServing) console.log(`${ref} serves.`)
    else if (isOpen) console.log(`To let it serve: npm run marquee -- models promote ${ref}`)
    await exportIfAsked(database, runId)
    if (json) console.log(JSON.stringify(result))
  } finally {
    database.close()
  }
}

async function exportIfAsked(database: Database, runId: string): Promise<void> {
  const { mlflow } = loadConfig()
  if (mlflow === null) return
  try {
    const { experimentId, runId: theirs } = await exportToMlflow(database, runId, mlflow)
    console.log(`exported to MLflow as run ${theirs} of experiment ${experimentId}`)
  } catch (error) {
    // The run itself is whole; the export can be had again by walking again.
    console.error(`marquee: the run was not exported to MLflow: ${(error as Error).message}`)
    process.exitCode = 1
  }
}

async function trainCommitted({
  data,
  out,
  seed,
}: {
  data: string
  out: string
  seed: number
}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-train-'))
  const database = openDatabase(join(folder, 'store.db'))
  try {
    migrate(database, MIGRATIONS_FOLDER)
    fillStore(database, CATALOGUE_FOLDER)
    const { fingerprint, stored, users, films } = await importRatings(database, 'movielens', data, {
      now: Date.now,
    })
    const { bytes, hybrid } = await trainHybrid(
      listMovies(database),
      readRatings(database),
      workUntil(),
      { seed, say: (line) => console.log(line) },
    )
    const manifest = writeArtefact(out, bytes, {
      name: HYBRID_MODEL,
      command: `npm run marquee -- train hybrid --data ${DATASETS_FOLDER}/ml-latest-small --seed ${seed}`,
      data: {
        set: 'MovieLens ml-latest-small (GroupLens; Harper and Konstan 2015), as facts learned, without any rating',
        sha256: fingerprint,
        ratings: stored,
        users,
        films,
      },
      parameters: hybrid.parameters,
      figures: {
        audienceWeight: hybrid.audience.weight,
        audienceEntries: hybrid.audience.rows.indices.length,
      },
    })
    console.log(`hybrid@${manifest.version}, ${bytes.length} bytes, in ${out}`)
  } finally {
    database.close()
    rmSync(folder, { recursive: true })
  }
}

function describeEnvironment(): Record<string, string> {
  return {
    marquee: packageJson.version,
    revision: gitRevision(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    threads: String(availableParallelism()),
  }
}

/** The revision of the code, or what says that it cannot be told. */
function gitRevision(): string {
  try {
    const revision = git('rev-parse', '--short=12', 'HEAD')
    const isChanged = git('status', '--porcelain') !== ''
    return isChanged ? `${revision}, changed` : revision
  } catch {
    return 'unknown: no git here'
  }
}

function git(...words: string[]): string {
  return execFileSync('git', words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
}

function readRatingsOption(
  text: string,
  before: PipelineOptions['ratings'],
): PipelineOptions['ratings'] {
  const [source, path] = splitOnce(text)
  if (!path || !RATING_SOURCES.includes(source as RatingSource))
    throw new InvalidArgumentError(`Expected SOURCE=PATH, SOURCE of ${RATING_SOURCES.join(', ')}.`)
  return [...before, { source: source as RatingSource, path }]
}

function readTag(text: string, before: Record<string, string>): Record<string, string> {
  const [name, value] = splitOnce(text)
  if (!name || value === undefined) throw new InvalidArgumentError('Expected NAME=VALUE.')
  return { ...before, [name]: value }
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=')
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function readWhole(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0)
    throw new InvalidArgumentError('Expected a whole number from 0.')
  return number
}

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 }
/** Longer waits do not fit a timer. */
const LONGEST_DAYS = 24

function readInterval(text: string): number {
  const [, count, unit] = /^(\d+)([mhd])$/.exec(text) ?? []
  const milliseconds = Number(count) * (UNITS[unit ?? ''] ?? Number.NaN)
  if (!(milliseconds >= UNITS.m! && milliseconds <= LONGEST_DAYS * UNITS.d!))
    throw new InvalidArgumentError(
      `Expected a time such as 30m, 24h or 7d, up to ${LONGEST_DAYS}d.`,
    )
  return milliseconds
}
