// Lets a version serve, if the gate opens, or what served before.
import type { Database } from '@/lib/db/database'
import {
  getVersion,
  isVersionWhole,
  listVersions,
  type ModelVersion,
  previousServing,
  refOf,
  setServing,
} from '@/lib/db/registry'
import { findRun } from '@/lib/db/runs'
import { listSnapshots } from '@/lib/db/snapshots'
import { AppError } from '@/lib/errors'
import { type GateVerdict, type GuardComparison, judgePromotion } from '@/lib/runs/gate'
import { lastMetric, type Run } from '@/lib/runs/run'
import { announceChange } from '@/lib/shared/news'
import { describeFailures } from '@/lib/validation/describe'

/** What the gate says of a version, without doing anything. A version without a run came with the code: only its bytes count. */
export function judgeVersion(
  database: Database,
  version: ModelVersion,
  reason: string | null,
): GateVerdict {
  const artefacts = [{ name: refOf(version), isWhole: isVersionWhole(database, version) }]
  const run = version.runId === null ? null : findRun(database, version.runId)
  if (!run)
    return judgePromotion({
      comparisons: null,
      validation: { criticalFailures: [] },
      artefacts,
      forcedBecause: null,
    })
  const looks = listSnapshots(database, { runId: run.id })
  return judgePromotion({
    comparisons: guardsOf(run),
    validation:
      looks.length === 0
        ? null
        : { criticalFailures: looks.flatMap((look) => describeFailures(look, 'critical')) },
    artefacts,
    forcedBecause: reason,
  })
}

/** Promotes. Throws `conflict` with every objection where the gate stays shut. */
export function promote(
  database: Database,
  asked: string,
  { reason, now }: { reason: string | null; now: number },
): { version: ModelVersion; verdict: GateVerdict } {
  const version = getVersion(database, asked)
  if (version.isServing)
    throw new AppError('conflict', `${refOf(version)} serves already; there is nothing to do.`)
  const verdict = judgeVersion(database, version, reason)
  if (!verdict.isOpen)
    throw new AppError(
      'conflict',
      `${refOf(version)} may not serve:\n${verdict.objections.map((objection) => `  ${objection}`).join('\n')}\nTo let it serve all the same, where its bytes are whole, say why in ten letters or more: --reason "…"`,
    )
  const { objections, isForced } = verdict
  setServing(database, version, { kind: 'promote', reason, objections, isForced, at: now })
  announceChange()
  return { version, verdict }
}

/** Goes back to what served before the promotion in force. Throws `conflict` where there is nothing to go back to. */
export function rollback(
  database: Database,
  { reason, now }: { reason: string | null; now: number },
): ModelVersion {
  const previous = previousServing(database)
  if (previous === null)
    throw new AppError('conflict', 'Nothing served before; there is nothing to roll back to.')
  const version = findAgain(database, previous)
  if (!isVersionWhole(database, version))
    throw new AppError(
      'unusable-data',
      `${previous} is damaged (checksum). Promote another version.`,
    )
  setServing(database, version, {
    kind: 'rollback',
    reason,
    objections: [],
    isForced: false,
    at: now,
  })
  announceChange()
  return version
}

/** A version by its full name; content, which is trained anew with every film, by its name where that version is gone. */
function findAgain(database: Database, ref: string): ModelVersion {
  const versions = listVersions(database)
  const [name] = ref.split('@')
  return (
    versions.find((one) => refOf(one) === ref) ??
    versions.find((one) => one.name === name && one.sha256 === null) ??
    getVersion(database, ref)
  )
}

/** Metrics of this form hold the guards: guard.METRIC.challenger, champion, difference and p. */
const GUARD = /^guard\.(.+)\.challenger$/

/** The comparison with what served when the run evaluated, or null where it kept none. */
export function guardsOf(run: Pick<Run, 'metrics'>): GuardComparison[] | null {
  const names = run.metrics.flatMap(({ key }) => GUARD.exec(key)?.[1] ?? [])
  const valueIn = (metric: string, part: string) =>
    lastMetric(run, `guard.${metric}.${part}`) ?? Number.NaN
  const guards = [...new Set(names)].map((metric) => ({
    metric,
    challenger: valueIn(metric, 'challenger'),
    champion: valueIn(metric, 'champion'),
    difference: valueIn(metric, 'difference'),
    p: valueIn(metric, 'p'),
    isLowerBetter: false,
  }))
  return guards.length > 0 ? guards : null
}
