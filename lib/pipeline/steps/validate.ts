// Step two: the data is held against its expectations; what fails critically stops the walk.
import { listEvents } from '@/lib/db/events'
import { type DataSnapshot, findAccepted, findSnapshot, saveSnapshot } from '@/lib/db/snapshots'
import { AppError } from '@/lib/errors'
import { describeFailures } from '@/lib/validation/describe'
import { dataTables, readSuites, validateData } from '../validate-data'
import { fingerprintOf, type StepContext } from './context'

const CODE_FORM = 1

/** The looks that were kept, by table. */
export type ValidateOutput = { snapshots: Record<string, number> }

/** Throws `unusable-data` naming every critical failure, after keeping profiles, reports and drift. */
export async function validateStep(
  context: StepContext,
  dataFingerprint: string,
): Promise<ValidateOutput> {
  const { walk, database, runId, options } = context
  const suites = readSuites(options.suitesFolder, ['movies', 'ratings', 'events'])
  return walk.step<ValidateOutput>({
    name: 'validate',
    fingerprint: () => fingerprintOf({ CODE_FORM, dataFingerprint, suites: [...suites] }),
    work: ({ say }) => {
      const events = listEvents(database)
      const tables = dataTables({ movies: context.movies(), ratings: context.ratings(), events })
      const accepted = (name: string) => findAccepted(database, name)?.profile ?? null
      const checks = validateData(tables, suites, accepted, say)
      const failures = checks.flatMap((check) => describeFailures(check, 'critical'))
      const warnings = checks.flatMap((check) => describeFailures(check, 'warning'))
      const snapshots = checks.map(({ name, rows, profile, report, offending, drift }) => [
        name,
        saveSnapshot(database, {
          runId,
          name,
          fingerprint: dataFingerprint,
          rows,
          profile,
          report: { ...report, offending },
          drift,
          isAccepted: failures.length === 0,
          createdAt: options.now(),
        }),
      ])
      for (const warning of warnings) say(`warning: ${warning}`)
      if (failures.length > 0)
        throw new AppError(
          'unusable-data',
          `The data is not what models may learn from:\n${failures.map((failure) => `  ${failure}`).join('\n')}\nMend it (purge ratings --source NAME, import again), or the suite in ${options.suitesFolder}. The rows are shown at /dashboard/data.`,
        )
      const judged = checks.reduce((sum, { report }) => sum + report.results.length, 0)
      return {
        detail: `${judged} expectations of ${checks.length} tables, ${warnings.length} warnings`,
        output: { snapshots: Object.fromEntries(snapshots) },
      }
    },
    isWhole: ({ snapshots }) =>
      Object.values(snapshots).every((id) => findSnapshot(database, id) !== null),
    reuse: ({ snapshots }) => {
      // The looks are this run's too: the gate asks for them by run.
      for (const id of Object.values(snapshots)) {
        const { id: _, ...look } = findSnapshot(database, id) as DataSnapshot
        saveSnapshot(database, { ...look, runId, createdAt: options.now() })
      }
    },
  })
}
