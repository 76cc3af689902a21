// All that is kept of a visitor, as one thing: removed as a whole, by its age, or by its source.
import { type Database, inTransaction } from './database'
import { listEvents } from './events'
import { type Impression, listImpressions } from './impressions'
import { removeRatings, removeRatingsOf } from './ratings'

/** How many rows went, by kind. */
export type Removed = { ratings: number; events: number; impressions: number; exposures: number }

/** Removes every row of a visitor at once. */
export function removeVisitor(database: Database, visitor: string): Removed {
  return inTransaction(database, () => ({
    ratings: removeRatingsOf(database, visitor),
    events: remove(database, 'Event', 'visitor = ?', visitor),
    impressions: remove(database, 'Impression', 'visitor = ?', visitor),
    exposures: remove(database, 'Exposure', 'visitor = ?', visitor),
  }))
}

/** Removes all that visitors of a source left, such as those of a simulation. */
export function removeVisitorsOf(database: Database, source: string): Removed {
  const ratings = removeRatings(database, source)
  return inTransaction(database, () => ({
    ratings,
    events: remove(database, 'Event', 'source = ?', source),
    impressions: remove(database, 'Impression', 'source = ?', source),
    exposures: remove(database, 'Exposure', 'source = ?', source),
  }))
}

/**
 * Removes what was only watched, not given, before a time (milliseconds since 1970): views, searches, impressions and
 * exposures. Ratings and marks are the visitor's own and stay until the visitor takes them back.
 */
export function removeWatchedBefore(database: Database, before: number): Omit<Removed, 'ratings'> {
  return inTransaction(database, () => ({
    events: remove(database, 'Event', "kind IN ('view', 'search') AND at < ?", before),
    impressions: remove(database, 'Impression', 'shownAt < ?', before),
    exposures: remove(database, 'Exposure', 'at < ?', before),
  }))
}

/** What a visitor did that was only watched, the oldest first. Times in milliseconds since 1970. */
export type Watched = {
  views: { movieId: number; at: number }[]
  searches: { query: string; at: number }[]
  shown: Impression[]
}

/** All that was watched of a visitor. */
export function listWatched(database: Database, visitor: string): Watched {
  const views = listEvents(database, { visitor, kind: 'view' })
  const searches = listEvents(database, { visitor, kind: 'search' })
  return {
    views: views.map(({ movieId, at }) => ({ movieId: movieId!, at })),
    searches: searches.map(({ query, at }) => ({ query: query!, at })),
    shown: listImpressions(database, { visitor }),
  }
}

/** How many visitors left something, by source. */
export function countVisitors(database: Database): { source: string; visitors: number }[] {
  const rows = database
    .prepare(
      `SELECT source, count(DISTINCT visitor) AS visitors FROM (
         SELECT source, visitor FROM Event UNION SELECT source, visitor FROM Impression
         UNION SELECT s.source, u.key AS visitor FROM Rater u JOIN RatingSet s ON s.id = u.setId
           WHERE s.source IN ('site', 'simulated')
       ) AS everybody GROUP BY source ORDER BY source`,
    )
    .all() as { source: string; visitors: number }[]
  return rows.map(({ source, visitors }) => ({ source, visitors }))
}

function remove(
  database: Database,
  table: 'Event' | 'Impression' | 'Exposure',
  where: string,
  value: string | number,
): number {
  return database.prepare(`DELETE FROM ${table} WHERE ${where}`).run(value).changes
}
