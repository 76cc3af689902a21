// Step one: files of ratings are taken in, and what the store then holds is named.
import { listMovies } from '@/lib/db/movies'
import { countEvents } from '@/lib/db/events'
import { countImpressions } from '@/lib/db/impressions'
import { listRatingSets, SIMULATED, SITE, siteFingerprint } from '@/lib/db/ratings'
import type { SourceFile } from '@/lib/operate/lineage'
import type { Database } from '@/lib/db/database'
import { fingerprintFilms } from '../train-content'
import { fingerprintFile, importRatings } from '../import-ratings'
import { findRatingFile } from '@/lib/sources/ratings/rating-file'
import { fingerprintOf, type StepContext } from './context'

/** The files that the data came from, for lineage. */
export type ImportOutput = { sets: SourceFile[] }

/** Imports what was asked for; a file that was imported before costs the reading of it. */
export async function importStep({ walk, database, options }: StepContext): Promise<ImportOutput> {
  const files = options.ratings.map(({ source, path }) => findRatingFile(path, source))
  const fingerprints: string[] = []
  for (const { path } of files) fingerprints.push(await fingerprintFile(path))
  return walk.step<ImportOutput>({
    name: 'import',
    // What the files become in the store is no input of theirs; everything else there is.
    fingerprint: () =>
      fingerprintOf({ fingerprints, held: fingerprintRatings(database, fingerprints) }),
    isWhole: ({ sets }) => JSON.stringify(sets) === JSON.stringify(finishedSets(database)),
    work: async ({ say }) => {
      for (const file of files) {
        say(`${file.source}: ${file.path}`)
        const { isAgain, stored } = await importRatings(database, file.source, file.path, {
          now: options.now,
          signal: options.signal,
        })
        say(isAgain ? 'imported before' : `${stored} ratings stored`)
      }
      const sets = finishedSets(database)
      const rows = sets.reduce((sum, set) => sum + set.rows, 0)
      return { detail: `${sets.length} sets of ${rows} imported ratings`, output: { sets } }
    },
  })
}

function finishedSets(database: Database): ImportOutput['sets'] {
  return listRatingSets(database)
    .filter(({ source, finishedAt }) => source !== SIMULATED && finishedAt !== null)
    .map(({ source, fingerprint, path, rows }) => ({ source, fingerprint, path, rows }))
}

/** Changes whenever a rating does; sets of the files `without` are left out. */
function fingerprintRatings(database: Database, without: readonly string[] = []): string {
  const imported = finishedSets(database).filter(
    ({ source, fingerprint }) => source !== SITE && !without.includes(fingerprint),
  )
  return fingerprintOf({ imported, site: siteFingerprint(database) })
}

/** Changes whenever films, ratings or what visitors of the site do. */
export function fingerprintData(database: Database): string {
  return fingerprintOf({
    films: fingerprintFilms(listMovies(database)),
    ratings: fingerprintRatings(database),
    events: countEvents(database, SITE),
    shown: countImpressions(database).filter(({ source }) => source === SITE),
  })
}
