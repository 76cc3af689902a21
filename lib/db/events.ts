// Events: what visitors did, as it is learned from and counted.
import { AppError } from '@/lib/errors'
import { type Database, inTransaction } from './database'

export const EVENT_KINDS = ['like', 'view', 'search', 'watchlist', 'hide'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** One event; a search has a query and no film, all others a film. `at` in milliseconds since 1970. */
export type StoredEvent = {
  id: number
  source: string
  visitor: string
  kind: EventKind
  movieId: number | null
  query: string | null
  at: number
}

/** Keeps events, all or none. Throws `bad-request` for an unknown kind, a search without a query, another without a film. */
export function saveEvents(database: Database, events: readonly Omit<StoredEvent, 'id'>[]): void {
  events.forEach(checkEvent)
  const insert = database.prepare(
    'INSERT INTO Event (source, visitor, kind, movieId, query, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  inTransaction(database, () => {
    for (const { source, visitor, kind, movieId, query, at } of events)
      insert.run(source, visitor, kind, movieId, query, at)
  })
}

function checkEvent({ kind, movieId, query }: Omit<StoredEvent, 'id'>): void {
  const isKnown = EVENT_KINDS.includes(kind)
  const isWhole = kind === 'search' ? query !== null && movieId === null : movieId !== null
  if (isKnown && isWhole) return
  const expected = isKnown
    ? kind === 'search'
      ? 'a query and no film'
      : 'a film'
    : `one of ${EVENT_KINDS.join(', ')}`
  throw new AppError(
    'bad-request',
    `Got an event «${kind}» with film ${movieId} and query ${JSON.stringify(query)}, expected ${expected}.`,
  )
}

/** Events by time, of a visitor or a kind where given, from `since` up to `until`. */
export function listEvents(
  database: Database,
  asked: {
    since?: number
    until?: number
    visitor?: string
    kind?: EventKind
    limit?: number
  } = {},
): StoredEvent[] {
  const { since = 0, until = Number.MAX_SAFE_INTEGER, visitor, kind } = asked
  const rows = database
    .prepare(
      `SELECT id, source, visitor, kind, movieId, query, at FROM Event WHERE at >= ? AND at < ?
       AND visitor = coalesce(?, visitor) AND kind = coalesce(?, kind) ORDER BY at, id LIMIT ?`,
    )
    .all(since, until, visitor ?? null, kind ?? null, asked.limit ?? -1) as StoredEvent[]
  return rows.map(({ id, source, visitor, kind, movieId, query, at }) => ({
    id,
    source,
    visitor,
    kind,
    movieId,
    query,
    at,
  }))
}

/** How many events there are of each kind. */
export function countEvents(database: Database): Record<EventKind, number> {
  const counts: Record<EventKind, number> = { like: 0, view: 0, search: 0, watchlist: 0, hide: 0 }
  const rows = database
    .prepare('SELECT kind, count(*) AS events FROM Event GROUP BY kind')
    .all() as { kind: EventKind; events: number }[]
  for (const { kind, events } of rows) counts[kind] = events
  return counts
}

/** Removes the events of a source, or of a visitor; returns how many went. */
export function removeEvents(
  database: Database,
  which: { source: string } | { visitor: string },
): number {
  const [column, value] = 'source' in which ? ['source', which.source] : ['visitor', which.visitor]
  return database.prepare(`DELETE FROM Event WHERE ${column} = ?`).run(value).changes
}
