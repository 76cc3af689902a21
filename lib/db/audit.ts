// What operators did, and who knocked at their door: written once, never changed.
import type { Database } from './database'

export const AUDIT_ACTIONS = [
  'enter',
  'leave',
  'promote',
  'roll-back',
  'plan-experiment',
  'decide-experiment',
  'remove-simulation',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** `outcome` is «done», or why it was refused; `at` in milliseconds since 1970. */
export type AuditEntry = {
  id: number
  at: number
  action: AuditAction
  detail: string | null
  outcome: string
  address: string
}

/** Adds an entry. */
export function saveAudit(database: Database, entry: Omit<AuditEntry, 'id'>): void {
  const { at, action, detail, outcome, address } = entry
  database
    .prepare('INSERT INTO Audit (at, action, detail, outcome, address) VALUES (?, ?, ?, ?, ?)')
    .run(at, action, detail, outcome, address)
}

/** The latest entries first. */
export function listAudit(database: Database, { limit }: { limit: number }): AuditEntry[] {
  const rows = database
    .prepare('SELECT id, at, action, detail, outcome, address FROM Audit ORDER BY id DESC LIMIT ?')
    .all(limit) as AuditEntry[]
  return rows.map(({ id, at, action, detail, outcome, address }) => ({
    id,
    at,
    action,
    detail,
    outcome,
    address,
  }))
}
