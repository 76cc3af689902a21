// Reads what TMDB answered, for show. TMDB's terms forbid that it feeds a model: no room of the pipeline may import this.
import type { Database } from './database'
import type { TmdbKind } from './tmdb-cache'

/** Returns an answer that may still be shown, with when it was fetched; null where there is none. */
export function findTmdbAnswer(
  database: Database,
  kind: TmdbKind,
  key: string,
  now: number,
): { body: string; fetchedAt: number } | null {
  const row = database
    .prepare('SELECT body, fetchedAt FROM TmdbAnswer WHERE kind = ? AND key = ? AND expiresAt > ?')
    .get(kind, key, now) as { body: string; fetchedAt: number } | undefined
  return row ? { body: row.body, fetchedAt: row.fetchedAt } : null
}

/** All answers of a kind that may still be shown, by their key. */
export function listTmdbAnswers(
  database: Database,
  kind: TmdbKind,
  now: number,
): { key: string; body: string }[] {
  const rows = database
    .prepare('SELECT key, body FROM TmdbAnswer WHERE kind = ? AND expiresAt > ?')
    .all(kind, now) as { key: string; body: string }[]
  return rows.map(({ key, body }) => ({ key, body }))
}
