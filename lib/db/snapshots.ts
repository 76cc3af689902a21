// How the data was whenever a run looked at it: profiles, expectations and drift, kept as history.
import type { Drift } from '@/lib/validation/drift'
import type { TableProfile } from '@/lib/validation/profile'
import type { ValidationResult } from '@/lib/validation/validate'
import type { Database } from './database'

/** A row of the table as the expectations saw it. */
export type OffendingRow = Record<string, number | string | null>

/** One look at one table. `offending` holds the first failing rows by the place of their expectation in the report. */
export type DataSnapshot = {
  id: number
  runId: string
  name: string
  fingerprint: string
  rows: number
  profile: TableProfile
  report: ValidationResult & { offending: Record<number, OffendingRow[]> }
  /** By column; null where nothing was accepted before. */
  drift: Record<string, Drift> | null
  /** Whether models were allowed to learn from it. */
  isAccepted: boolean
  createdAt: number
}

/** Keeps a look; returns its id. */
export function saveSnapshot(database: Database, snapshot: Omit<DataSnapshot, 'id'>): number {
  const { runId, name, fingerprint, rows, profile, report, drift, isAccepted, createdAt } = snapshot
  const { id } = database
    .prepare(
      `INSERT INTO DataSnapshot (runId, name, fingerprint, rows, profile, report, drift, isAccepted, createdAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    )
    .get(
      runId,
      name,
      fingerprint,
      rows,
      JSON.stringify(profile),
      JSON.stringify(report),
      drift && JSON.stringify(drift),
      isAccepted ? 1 : 0,
      createdAt,
    ) as { id: number }
  return id
}

/** The last look of that table which was accepted, or null. */
export function findAccepted(database: Database, name: string): DataSnapshot | null {
  const row = database
    .prepare(
      'SELECT * FROM DataSnapshot WHERE name = ? AND isAccepted = true ORDER BY id DESC LIMIT 1',
    )
    .get(name) as SnapshotRow | undefined
  return row ? snapshotOf(row) : null
}

/** One look by its id, or null. */
export function findSnapshot(database: Database, id: number): DataSnapshot | null {
  const row = database.prepare('SELECT * FROM DataSnapshot WHERE id = ?').get(id) as
    | SnapshotRow
    | undefined
  return row ? snapshotOf(row) : null
}

/** Looks at all tables or one, or of one run, the newest first. */
export function listSnapshots(
  database: Database,
  { name, runId, limit = 50 }: { name?: string; runId?: string; limit?: number } = {},
): DataSnapshot[] {
  const rows = database
    .prepare(
      `SELECT * FROM DataSnapshot WHERE name = coalesce(?, name) AND runId = coalesce(?, runId)
       ORDER BY id DESC LIMIT ?`,
    )
    .all(name ?? null, runId ?? null, limit) as SnapshotRow[]
  return rows.map(snapshotOf)
}

type SnapshotRow = Omit<DataSnapshot, 'profile' | 'report' | 'drift' | 'isAccepted'> & {
  profile: string
  report: string
  drift: string | null
  isAccepted: number
}

function snapshotOf(row: SnapshotRow): DataSnapshot {
  const { id, runId, name, fingerprint, rows, createdAt } = row
  return {
    id,
    runId,
    name,
    fingerprint,
    rows,
    createdAt,
    profile: JSON.parse(row.profile),
    report: JSON.parse(row.report),
    drift: row.drift === null ? null : JSON.parse(row.drift),
    isAccepted: row.isAccepted === 1,
  }
}
