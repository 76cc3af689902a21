// The ledger of imports: which file of which source was taken in how far.
import type { Database } from './database'

/** How far an import has come; `events` counts what the source has said and is safely stored. */
export type ImportProgress = { events: number; counts: string; isFinished: boolean }

/** Returns how far that very file was taken in before, or null where it never was. */
export function findImport(
  database: Database,
  source: string,
  fingerprint: string,
): ImportProgress | null {
  const row = database
    .prepare('SELECT events, counts, finishedAt FROM Import WHERE source = ? AND fingerprint = ?')
    .get(source, fingerprint) as
    | { events: number; counts: string; finishedAt: string | null }
    | undefined
  return row
    ? { events: row.events, counts: row.counts, isFinished: row.finishedAt !== null }
    : null
}

/** Writes how far the import is. Call it in the transaction that stores the films themselves. */
export function saveImport(
  database: Database,
  { source, fingerprint, path }: { source: string; fingerprint: string; path: string },
  { events, counts, isFinished }: ImportProgress,
): void {
  database
    .prepare(
      `INSERT INTO Import (source, fingerprint, path, events, counts, finishedAt)
       VALUES (?, ?, ?, ?, ?, CASE WHEN ? = 1 THEN CURRENT_TIMESTAMP END)
       ON CONFLICT (source, fingerprint) DO UPDATE SET
         events = excluded.events, counts = excluded.counts, finishedAt = excluded.finishedAt`,
    )
    .run(source, fingerprint, path, events, counts, isFinished ? 1 : 0)
}
