// What a simulation leaves in the store, and its removal.
import type { Database } from '@/lib/db/database'
import { removeExperiment } from '@/lib/db/experiments'
import { SIMULATED } from '@/lib/db/ratings'
import { removeVersion } from '@/lib/db/registry'
import { saveState } from '@/lib/db/state'
import { removeVisitorsOf } from '@/lib/db/visitors'

/** The experiment that a simulation runs, and the version of the hybrid that it plants to be found. */
export const SIMULATION = 'simulation'
export const PLANTED = { name: 'hybrid', version: 'planted' }

/** Removes every row that simulated visitors left, their experiment and the planted model; returns how many rows went. */
export function removeSimulation(database: Database): number {
  const left = removeVisitorsOf(database, SIMULATED)
  saveState(database, 'simulation-token', '')
  return (
    Object.values(left).reduce((sum, rows) => sum + rows, 0) +
    removeExperiment(database, SIMULATION) +
    Number(removeVersion(database, PLANTED))
  )
}
