// What TMDB answered, kept for a while: written, dated and purged. Read by lib/db/tmdb-answers.ts alone.
import type { Database } from './database'

/** film: details and reviews by TMDB id; person: by TMDB id; match: TMDB id by our film's id. */
export type TmdbKind = 'film' | 'person' | 'match'

export type TmdbEntry = { kind: TmdbKind; key: string; body: string }

/** How long an answer may be kept: never beyond this, whatever is configured. */
export const LONGEST_KEPT_MS = 182 * 24 * 3_600_000

/** Keeps an answer of `now`; what stood there before is gone. */
export function saveTmdbAnswer(database: Database, entry: TmdbEntry, now: number): void {
  database
    .prepare(
      `INSERT INTO TmdbAnswer (kind, key, body, fetchedAt, expiresAt) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body, fetchedAt = excluded.fetchedAt,
         expiresAt = excluded.expiresAt`,
    )
    .run(entry.kind, entry.key, entry.body, now, now + LONGEST_KEPT_MS)
}

/** When each answer of a kind was fetched, by its key; milliseconds since 1970. */
export function listTmdbDates(database: Database, kind: TmdbKind): Map<string, number> {
  const rows = database
    .prepare('SELECT key, fetchedAt FROM TmdbAnswer WHERE kind = ?')
    .all(kind) as { key: string; fetchedAt: number }[]
  return new Map(rows.map(({ key, fetchedAt }) => [key, fetchedAt]))
}

/** Forgets all that TMDB ever answered, reviews included. Returns how many records that were. */
export function purgeTmdb(database: Database): number {
  const statements = [
    'DELETE FROM TmdbAnswer',
    "DELETE FROM ForeignReview WHERE source = 'tmdb'",
    "DELETE FROM ReviewFetch WHERE source = 'tmdb'",
  ]
  return statements.reduce((sum, sql) => sum + database.prepare(sql).run().changes, 0)
}

/** Forgets what may not be kept any longer, of whatever source. Returns how many records that were. */
export function purgeExpired(database: Database, now: number): number {
  return ['TmdbAnswer', 'ForeignReview', 'ReviewFetch'].reduce(
    (sum, table) =>
      sum + database.prepare(`DELETE FROM ${table} WHERE expiresAt <= ?`).run(now).changes,
    0,
  )
}
