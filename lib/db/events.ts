// Events: what visitors did, as it is learned from and counted.
import { AppError } from '@/lib/errors'
import { type Database, inTransaction } from './database'

export const EVENT_KINDS = ['like', 'view', 'search', 'seen', 'watchlist', 'hide'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** What somebody may hold of a film beside a rating; each is there or not. */
export const MARK_KINDS = ['like', 'seen', 'watchlist', 'hide'] as const
export type MarkKind = (typeof MARK_KINDS)[number]

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
  inTransaction(database, () => {
    for (const event of events) saveEvent(database, event)
  })
}

/** Keeps one event, as `saveEvents` does. Call inside a transaction where several belong together. */
export function saveEvent(database: Database, event: Omit<StoredEvent, 'id'>): void {
  checkEvent(event)
  const { source, visitor, kind, movieId, query, at } = event
  database
    .prepare(
      'INSERT INTO Event (source, visitor, kind, movieId, query, at) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(source, visitor, kind, movieId, query, at)
}

/** The same page opened or text searched again within this time is the same visit to it, as of a reload or a request sent twice. */
const SAME_MILLISECONDS = 30_000

/** Keeps a view or a search once; returns whether it was new. Call inside a transaction where several belong together. */
export function saveWatched(database: Database, event: Omit<StoredEvent, 'id'>): boolean {
  const { visitor, kind, movieId, query, at } = event
  const same = database
    .prepare(
      'SELECT 1 FROM Event WHERE visitor = ? AND movieId IS NOT DISTINCT FROM ? AND kind = ? AND query IS NOT DISTINCT FROM ? AND abs(at - ?) < ? LIMIT 1',
    )
    .get(visitor, movieId, kind, query, at, SAME_MILLISECONDS)
  if (!same) saveEvent(database, event)
  return !same
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
  const equal = Object.entries({ visitor, kind }).filter(([, value]) => value !== undefined)
  const rows = database
    .prepare(
      `SELECT id, source, visitor, kind, movieId, query, at FROM Event WHERE at >= ? AND at < ?
       ${equal.map(([column]) => `AND ${column} = ?`).join(' ')} ORDER BY at, id LIMIT ?`,
    )
    .all(
      since,
      until,
      ...equal.map(([, value]) => value!),
      asked.limit ?? Number.MAX_SAFE_INTEGER,
    ) as StoredEvent[]
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

/** How many events there are of each kind, of one source where given. */
export function countEvents(database: Database, source?: string): Record<EventKind, number> {
  const counts = Object.fromEntries(EVENT_KINDS.map((kind) => [kind, 0])) as Record<
    EventKind,
    number
  >
  const of = source === undefined ? [] : [source]
  const where = source === undefined ? '' : 'WHERE source = ?'
  const rows = database
    .prepare(`SELECT kind, count(*) AS events FROM Event ${where} GROUP BY kind`)
    .all(...of) as { kind: EventKind; events: number }[]
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

/** A mark that somebody set on a film; `at` in milliseconds since 1970. */
export type Mark = { kind: MarkKind; movieId: number; at: number }

/** Sets a mark once, or takes it back. Call inside a transaction where several belong together. */
export function saveMark(
  database: Database,
  { source, visitor, kind, movieId, at }: Mark & { source: string; visitor: string },
  isOn: boolean,
): void {
  database
    .prepare('DELETE FROM Event WHERE visitor = ? AND movieId = ? AND kind = ?')
    .run(visitor, movieId, kind)
  if (isOn) saveEvent(database, { source, visitor, kind, movieId, query: null, at })
}

/** The marks of a visitor, the oldest first. */
export function listMarksOf(database: Database, visitor: string): Mark[] {
  const rows = database
    .prepare(
      `SELECT kind, movieId, at FROM Event WHERE visitor = ? AND kind IN (${MARK_KINDS.map(() => '?').join(', ')}) ORDER BY at, id`,
    )
    .all(visitor, ...MARK_KINDS) as Mark[]
  return rows.map(({ kind, movieId, at }) => ({ kind, movieId, at }))
}
