// What does the operator see: runs, models, data, and what is going on now.
import 'server-only'
import type {
  ComparisonView,
  Measured,
  ModelsView,
  OverviewView,
  RunDetail,
  RunSummary,
} from '@/lib/api/dashboard'
import type { Database } from '@/lib/db/database'
import { countEvents } from '@/lib/db/events'
import { countMovies } from '@/lib/db/movies'
import { countRatings } from '@/lib/db/ratings'
import {
  findServing,
  listPromotions,
  listVersions,
  previousServing,
  refOf,
} from '@/lib/db/registry'
import { findLock, findRun, listLogs, listRuns } from '@/lib/db/runs'
import { listSnapshots } from '@/lib/db/snapshots'
import { lineageOf } from '@/lib/operate/lineage'
import { judgeVersion } from '@/lib/operate/promote'
import { compareRuns, lastMetric, type Run } from '@/lib/runs/run'
import { storeConnection } from './connection'

const TABLES = ['movies', 'ratings', 'events']
const RUNS_SHOWN = 200
/** Enough to see what happened last; the command line shows the rest. */
const LOGS_SHOWN = 400

/** What serves, what runs, how the data is, and how the last runs did. */
export function readOverview(): OverviewView {
  const database = storeConnection()
  const serving = findServing(database)
  const [last] = listPromotions(database, { limit: 1 })
  return {
    serving: serving && { ref: refOf(serving), since: last?.at ?? null },
    lock: findLock(database),
    films: countMovies(database),
    ratings: Object.entries(countRatings(database)).map(([source, count]) => ({ source, count })),
    events: Object.entries(countEvents(database)).map(([kind, count]) => ({ kind, count })),
    tables: TABLES.flatMap((name) => {
      const [look] = listSnapshots(database, { name, limit: 1 })
      if (!look) return []
      const failed = look.report.results.filter(({ success }) => !success)
      const failures = failed.filter(({ severity }) => severity === 'critical').length
      return {
        name,
        lookId: look.id,
        rows: look.rows,
        failures,
        warnings: failed.length - failures,
        at: look.createdAt,
      }
    }),
    runs: listRuns(database, { limit: 20 }).map(summarise),
  }
}

/** The newest runs. */
export function readRuns(): RunSummary[] {
  return listRuns(storeConnection(), { limit: RUNS_SHOWN }).map(summarise)
}

/** One run with all it left, or null. Throws `bad-request` where several begin so. */
export function readRun(id: string): RunDetail | null {
  const database = storeConnection()
  const run = findRun(database, id)
  if (!run) return null
  const logs = listLogs(database, run.id, { limit: Number.MAX_SAFE_INTEGER }).slice(-LOGS_SHOWN)
  return {
    ...summarise(run),
    parameters: textsOf(run.parameters),
    tags: run.tags,
    environment: run.environment,
    dataFingerprint: run.dataFingerprint,
    stepViews: run.steps.map(({ name, state, startedAt, endedAt, detail, fingerprint }) => ({
      name,
      state,
      startedAt,
      seconds: startedAt !== null && endedAt !== null ? (endedAt - startedAt) / 1000 : null,
      detail,
      fingerprint,
    })),
    figures: keysOf(run).map((key) => ({ key, value: lastMetric(run, key)! })),
    curves: keysOf(run)
      .map((key) => ({ key, points: pointsOf(run, key) }))
      .filter(({ points }) => points.length > 1),
    contest: contestOf(run),
    artefacts: run.artefacts,
    logs,
    looks: listSnapshots(database, { runId: run.id }).map(({ id, name, isAccepted }) => ({
      id,
      name,
      isAccepted,
    })),
    models: listVersions(database)
      .filter(({ runId }) => runId === run.id)
      .map(refOf),
  }
}

/** Runs side by side, those that exist. */
export function readComparison(ids: readonly string[]): ComparisonView {
  const database = storeConnection()
  const runs = ids.flatMap((id) => findRun(database, id) ?? [])
  return {
    runs: runs.map(summarise),
    rows: compareRuns(runs).map(({ values, ...row }) => ({
      ...row,
      values: values.map((value) =>
        value === null ? '' : typeof value === 'number' ? String(rounded(value)) : String(value),
      ),
    })),
  }
}

/** The registry, what served before, and where what serves came from. */
export function readModels(): ModelsView {
  const database = storeConnection()
  const versions = listVersions(database)
  return {
    versions: versions.map((version) => {
      const run = version.runId === null ? null : findRun(database, version.runId)
      const { isOpen, objections } = judgeVersion(database, version, null)
      return {
        ref: refOf(version),
        name: version.name,
        isServing: version.isServing,
        createdAt: Date.parse(version.createdAt),
        bytes: version.bytes,
        runId: version.runId,
        ndcg10: run && measuredOf(run, ''),
        objections,
        isOpen,
      }
    }),
    history: listPromotions(database).map(({ name, version, ...rest }) => ({
      ...rest,
      ref: refOf({ name, version }),
    })),
    previous: previousServing(database),
    lineage: hasServing(database) ? lineageOf(database, null).lines : [],
  }
}

function hasServing(database: Database): boolean {
  return findServing(database) !== null
}

function summarise(run: Run): RunSummary {
  const { id, state, startedAt, endedAt, steps } = run
  return {
    id,
    state,
    startedAt,
    seconds: endedAt === null ? null : (endedAt - startedAt) / 1000,
    ndcg10: measuredOf(run, ''),
    stepsDone: steps.filter((step) => step.state === 'done' || step.state === 'skipped').length,
    steps: steps.length,
  }
}

function measuredOf(run: Run, prefix: string): Measured | null {
  const value = lastMetric(run, `${prefix}ndcg10`)
  if (value === null) return null
  return { value, low: lastMetric(run, `${prefix}low`), high: lastMetric(run, `${prefix}high`) }
}

function contestOf(run: Run): RunDetail['contest'] {
  return [
    ['this run', ''],
    ['what served', 'champion.'],
    ['content alone', 'content.'],
  ].flatMap(([name, prefix]) => {
    const measured = measuredOf(run, prefix!)
    return measured ? [{ name: name!, measured }] : []
  })
}

function keysOf({ metrics }: Run): string[] {
  return [...new Set(metrics.map(({ key }) => key))]
}

function pointsOf({ metrics }: Run, key: string) {
  return metrics
    .filter((metric) => metric.key === key)
    .map(({ step, value }) => ({ step, value }))
    .sort((a, b) => a.step - b.step)
}

function textsOf(values: Run['parameters']): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]))
}

function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(5))
}
