// Small facts about the store itself.
import type { Database } from './database'

/**
 * catalogue: fingerprint of the committed catalogue it was filled from; content: changes whenever films or models do;
 * champion: changes whenever another model serves; tmdb-changes: when TMDB was last asked what changed; pipeline-lock: who
 * walks the pipeline; cookie-secret: what visitors' cookies are signed by where none is configured; simulation-token: by it the
 * server knows the visitors of a simulation.
 */
export type StateKey =
  | 'catalogue'
  | 'content'
  | 'champion'
  | 'tmdb-changes'
  | 'pipeline-lock'
  | 'cookie-secret'
  | 'simulation-token'

/** Returns the fact, or null where it was never said. */
export function findState(database: Database, key: StateKey): string | null {
  const row = database.prepare('SELECT value FROM State WHERE key = ?').get(key) as
    | { value: string }
    | undefined
  return row?.value ?? null
}

/** Keeps the fact where none is kept; returns the one that is. Of several processes that start at once, all get the same. */
export function settleState(database: Database, key: StateKey, value: string): string {
  database
    .prepare('INSERT INTO State (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING')
    .run(key, value)
  return findState(database, key) ?? value
}

/** Keeps the fact. */
export function saveState(database: Database, key: StateKey, value: string): void {
  database
    .prepare(
      'INSERT INTO State (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(key, value)
}
