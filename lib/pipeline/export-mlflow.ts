// A finished run told to a tracking server of MLflow.
import type { Database } from '@/lib/db/database'
import { findServing, listVersions } from '@/lib/db/registry'
import { findRun } from '@/lib/db/runs'
import { AppError } from '@/lib/errors'
import type { Run } from '@/lib/runs/run'
import { exportRun, type MlflowExport, type MlflowSettings } from '@/lib/sources/mlflow/client'

const STATUS = { finished: 'finished', failed: 'failed', stopped: 'killed' } as const

/** Exports the run with all it left; the same run again is the same there. Throws where the server refuses or is away. */
export async function exportToMlflow(
  database: Database,
  runId: string,
  settings: MlflowSettings,
): Promise<MlflowExport> {
  const run = findRun(database, runId)
  if (!run || run.state === 'running' || run.endedAt === null)
    throw new AppError('not-found', `Got run ${runId}, expected one that has ended.`)
  return exportRun(
    {
      id: run.id,
      experiment: 'marquee',
      name: run.name,
      startedAt: run.startedAt,
      endedAt: run.endedAt,
      status: STATUS[run.state],
      parameters: textsOf(run.parameters),
      metrics: run.metrics,
      tags: { ...run.environment, ...run.tags, data: run.dataFingerprint ?? 'unknown' },
      artefacts: run.artefacts.map(({ name, path, sha256, bytes }) => ({
        name,
        uri: path,
        sha256,
        bytes,
      })),
      model: modelOf(database, run),
    },
    settings,
  )
}

function textsOf(values: Run['parameters']): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]))
}

function modelOf(database: Database, { id }: Run) {
  const made = listVersions(database).find(({ runId }) => runId === id)
  if (!made) return null
  const { name, version } = made
  return { name, version, isChampion: findServing(database)?.id === made.id }
}
