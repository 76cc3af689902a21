// The commands about ratings: import a file, list what there is, remove a source.
import { type Command, Option } from 'commander'
import type { Database } from '@/lib/db/database'
import { removeEvents } from '@/lib/db/events'
import { countRatings, listRatingSets, removeRatings } from '@/lib/db/ratings'
import { AppError } from '@/lib/errors'
import { RATING_SOURCES, type RatingSource } from '@/lib/sources/ratings/rating-file'
import { importRatings } from '../import-ratings'
import { ProgressLine } from '../progress-line'
import { withTables } from './with-store'

/** Adds `import ratings`. */
export function addImportRatings(command: Command): void {
  command
    .command('ratings')
    .description('ratings of many people, to learn from')
    .argument('<source>', RATING_SOURCES.join(' or '))
    .argument('<path>', 'the file, or the folder with it')
    .action((source: string, path: string) =>
      withTables((database) => importFrom(database, source, path)),
    )
}

/** Adds `purge ratings`. */
export function addPurgeRatings(command: Command): void {
  command
    .command('ratings')
    .description('every rating and event of a source')
    .addOption(
      new Option('--source <name>', 'movielens, movietweetings or site').makeOptionMandatory(),
    )
    .action(({ source }: { source: string }) =>
      withTables((database) => {
        const ratings = removeRatings(database, source)
        const events = removeEvents(database, { source })
        console.log(`${ratings} ratings and ${events} events of ${source} deleted`)
      }),
    )
}

/** Adds `ratings`. */
export function addRatings(program: Command): void {
  program
    .command('ratings')
    .description('the sets of ratings that the store holds')
    .option('--json', 'print them as one JSON line last')
    .action(({ json }: { json?: boolean }) =>
      withTables((database) => {
        const sets = listRatingSets(database)
        const counts = countRatings(database)
        if (sets.length === 0)
          console.log(
            'The store holds no ratings. Run: npm run marquee -- import ratings movielens FOLDER',
          )
        for (const { source, path, rows, users, films, unknownFilms, finishedAt } of sets)
          console.log(
            finishedAt === null
              ? `${source}  ${path}  cut short; import it again`
              : `${source}  ${path}  ${rows} rows, ${users} users, ${films} films, ${unknownFilms} films unknown here`,
          )
        for (const [source, count] of Object.entries(counts))
          console.log(`${source}: ${count} ratings to learn from`)
        if (json) console.log(JSON.stringify({ sets, counts }))
      }),
    )
}

async function importFrom(database: Database, source: string, path: string): Promise<void> {
  if (!RATING_SOURCES.includes(source as RatingSource))
    throw new AppError(
      'bad-request',
      `Got source «${source}», expected one of ${RATING_SOURCES.join(', ')}.`,
    )
  const line = new ProgressLine('bytes')
  const stop = new AbortController()
  const onSignal = () =>
    stop.abort(
      new AppError(
        'conflict',
        'Stopped by hand. Nothing reads what was stored so far; the next import of this file begins anew.',
      ),
    )
  process.once('SIGINT', onSignal)
  try {
    const result = await importRatings(database, source as RatingSource, path, {
      now: Date.now,
      signal: stop.signal,
      onProgress: (bytesRead, bytes) => line.show(bytesRead, bytes),
    })
    const { isAgain, rows, stored, users, films, unknownFilms, broken, firstBroken } = result
    line.end(
      isAgain
        ? `${source}: this very file was imported before; nothing changed`
        : `${source}: ${rows} ratings read, ${stored} stored, of ${users} users and ${films} films, in ${result.seconds.toFixed(1)} s`,
    )
    if (isAgain) return
    if (unknownFilms > 0)
      console.log(`  ${rows - stored} ratings of ${unknownFilms} films that the store lacks`)
    if (firstBroken)
      console.log(
        `  ${broken} lines that are no ratings, the first in line ${firstBroken.line}: «${firstBroken.text}»`,
      )
    console.log('To learn from them: npm run marquee -- pipeline')
  } finally {
    process.off('SIGINT', onSignal)
  }
}
