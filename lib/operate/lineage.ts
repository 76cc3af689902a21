// Where a recommendation comes from: the version that made it, its run, the data that the run saw, the files of that data.
import type { Database } from '@/lib/db/database'
import { findServing, type ModelVersion, refOf } from '@/lib/db/registry'
import { findRun, findStepOfRun } from '@/lib/db/runs'
import { listSnapshots } from '@/lib/db/snapshots'
import { AppError } from '@/lib/errors'
import type { RatingSet } from '@/lib/db/ratings'

/** A file of ratings, as the step `import` of a run leaves it. */
export type SourceFile = Pick<RatingSet, 'source' | 'fingerprint' | 'path' | 'rows'>

export type Lineage = {
  model: string
  sha256: string | null
  run: { id: string; startedAt: number; revision: string; dataFingerprint: string | null } | null
  /** The tables as the run saw them; `id` is that of the look at /dashboard/data. */
  tables: { id: number; name: string; rows: number; fingerprint: string }[]
  files: SourceFile[]
  /** The same in sentences. */
  lines: string[]
}

/** Follows a version, or what serves, back to its files. Throws `not-ready` where nothing serves. */
export function lineageOf(database: Database, asked: ModelVersion | null): Lineage {
  const version = asked ?? findServing(database)
  if (!version)
    throw new AppError('not-ready', 'Nothing serves yet. Run: npm run marquee -- prepare')
  const run = version.runId === null ? null : findRun(database, version.runId)
  const imported = run
    ? (findStepOfRun(database, run.id, 'import') as { sets: SourceFile[] } | null)
    : null
  const lineage = {
    model: refOf(version),
    sha256: version.sha256,
    run: run && {
      id: run.id,
      startedAt: run.startedAt,
      revision: run.environment.revision ?? 'unknown',
      dataFingerprint: run.dataFingerprint,
    },
    tables: run
      ? listSnapshots(database, { runId: run.id }).map(({ id, name, rows, fingerprint }) => ({
          id,
          name,
          rows,
          fingerprint,
        }))
      : [],
    files: imported?.sets ?? [],
  }
  return { ...lineage, lines: sayLineage(lineage, version) }
}

function sayLineage(
  { model, sha256, run, tables, files }: Omit<Lineage, 'lines'>,
  { runId, bytes }: ModelVersion,
): string[] {
  const origin =
    runId === null
      ? bytes > 0
        ? 'came with the code; data/models/hybrid.json says of what it was learned and by which command'
        : 'was trained on the films of the store'
      : `was made by run ${runId}`
  return [
    `${model} ${origin}`,
    ...(sha256 ? [`  artefact of checksum ${sha256}`] : []),
    ...(run
      ? [
          `  run ${run.id}, begun ${new Date(run.startedAt).toISOString()}, code ${run.revision}`,
          `  data ${run.dataFingerprint ?? 'not known'}`,
        ]
      : []),
    ...tables.map(({ id, name, rows }) => `  table ${name}: ${rows} rows, look ${id}`),
    ...files.map(
      ({ source, path, rows, fingerprint }) =>
        `  file ${path || '(the site’s own)'} of ${source}: ${rows} ratings, checksum ${fingerprint}`,
    ),
  ]
}
