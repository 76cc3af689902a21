// The commands about the store: set it up, fill it, train, import.
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { type Command, Option } from 'commander'
import type { Problem } from '@/lib/catalogue/problem'
import { loadConfig } from '@/lib/config'
import type { Database } from '@/lib/db/database'
import { migrate } from '@/lib/db/migrate'
import { getMovieSource, MOVIE_SOURCES } from '@/lib/sources/registry'
import { fillStore } from '../fill-store'
import { importMovies } from '../import-movies'
import { CATALOGUE_FOLDER, MIGRATIONS_FOLDER, MODELS_FOLDER } from '../paths'
import { ProgressLine } from '../progress-line'
import { registerCommitted } from '../register-committed'
import { trainContent } from '../train-content'
import { addBackupCommands } from './backup'
import { addCopy } from './copy'
import { addTrainHybrid } from './pipeline'
import { addImportRatings, addPurgeRatings, addRatings } from './ratings'
import { addSimulate } from './simulate'
import { addTrainSentiment } from './sentiment'
import { addImportTmdb, addPurge } from './tmdb'
import { withStore } from './with-store'

/** Adds `migrate`, `fill`, `train`, `prepare`, `import`, `purge`, `simulate`, `backup`, `restore` and `copy`. */
export function addStoreCommands(program: Command): void {
  program
    .command('migrate')
    .description('bring the tables of the store up to date')
    .action(() => withStore(migrateStore))

  program
    .command('fill')
    .description('fill the store from the committed catalogue, where it changed')
    .action(() => withStore(fill))

  const trainCommand = program.command('train').description('train a model')
  trainCommand
    .command('content')
    .description('likeness of the films of the store, where they changed')
    .action(() => withStore(train))
  addTrainHybrid(trainCommand)
  addTrainSentiment(trainCommand)

  program
    .command('prepare')
    .description('migrate, fill and train, each where needed: all that serving stands on')
    .action(() =>
      withStore(async (database) => {
        migrateStore(database)
        fill(database)
        await train(database)
        register(database)
      }),
    )

  const importCommand = program
    .command('import')
    .description('import films from a foreign file or folder')
    .argument('<source>', MOVIE_SOURCES.map(({ name }) => name).join(', '))
    .argument('<path>', 'the file or folder (for wikipedia-list also an address)')
    .addOption(new Option('--report <file>', 'write every problem as JSON'))
    .action((source: string, path: string, { report }: { report?: string }) =>
      withStore((database) => importFrom(database, source, path, report)),
    )
  addImportTmdb(importCommand)
  addImportRatings(importCommand)
  const purgeCommand = addPurge(program)
  addPurgeRatings(purgeCommand)
  addSimulate(program, purgeCommand)
  addBackupCommands(program)
  addCopy(program)
  addRatings(program)
}

function migrateStore(database: Database): void {
  const applied = migrate(database, MIGRATIONS_FOLDER)
  console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'the tables are up to date')
}

function fill(database: Database): void {
  const line = new ProgressLine('films')
  const { isFilled, films } = fillStore(database, CATALOGUE_FOLDER, (done, total) =>
    line.show(done, total),
  )
  line.end(
    isFilled
      ? `the store was filled; it holds ${films} films`
      : `the store is up to date with ${films} films`,
  )
}

async function train(database: Database): Promise<void> {
  const threads = Math.min(4, availableParallelism())
  const { isTrained, version, films, seconds } = await trainContent(
    database,
    loadConfig().databaseAddress,
    { threads },
  )
  console.log(
    isTrained
      ? `content model ${version}: rows of ${films} films in ${seconds.toFixed(1)} s`
      : `content model ${version} is up to date`,
  )
}

function register(database: Database): void {
  const committed = registerCommitted(database, MODELS_FOLDER, Date.now())
  if (committed)
    console.log(`${committed.ref} ${committed.isNew ? 'was registered' : 'is registered'}`)
}

async function importFrom(
  database: Database,
  name: string,
  path: string,
  report?: string,
): Promise<void> {
  migrate(database, MIGRATIONS_FOLDER)
  const source = getMovieSource(name)
  const line = new ProgressLine('bytes')
  const problems: Problem[] = []
  const summary = await importMovies(database, source, path, {
    thisYear: new Date().getUTCFullYear(),
    onProgress: (bytesRead, bytesTotal) => line.show(bytesRead, bytesTotal),
    onProblem: (problem) => report && problems.push(problem),
  }).finally(() => {
    if (report) writeFileSync(report, `${JSON.stringify(problems, null, 2)}\n`)
  })
  const { read, added, merged, unchanged, dropped, reasons, isAgain, resumedAt } = summary
  if (!isAgain && resumedAt > 0) console.log(`resumed after ${resumedAt} records stored before`)
  line.end(
    isAgain
      ? `${name}: this very file was imported before; nothing changed`
      : `${name}: ${read} read, ${added} added, ${merged} merged, ${unchanged} unchanged, ${dropped} dropped`,
  )
  for (const [code, count] of Object.entries(reasons))
    console.log(`  ${String(count).padStart(7)}  ${code}`)
  if (added + merged > 0 && !isAgain)
    console.log('To have them recommended: npm run marquee -- train content')
}
