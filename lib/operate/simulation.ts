// What a simulation leaves in the store, and its removal.
import type { Database } from '@/lib/db/database'
import { removeExperiment } from '@/lib/db/experiments'
import { SIMULATED } from '@/lib/db/ratings'
import { listVersions, removeVersion } from '@/lib/db/registry'
import { saveState } from '@/lib/db/state'
import { removeVisitorsOf } from '@/lib/db/visitors'

/** The experiment that a simulation runs, and what the version of the model begins with that it plants to be found. */
export const SIMULATION = 'simulation'
export const PLANTED = 'planted'

/** Removes every row that simulated visitors left, their experiment and the planted model; returns how many rows went. */
export function removeSimulation(database: Database): number {
  const left = removeVisitorsOf(database, SIMULATED)
  const planted = listVersions(database).filter(({ version }) => version.startsWith(PLANTED))
  saveState(database, 'simulation-token', '')
  return (
    Object.values(left).reduce((sum, rows) => sum + rows, 0) +
    removeExperiment(database, SIMULATION) +
    planted.filter((version) => removeVersion(database, version)).length
  )
}
