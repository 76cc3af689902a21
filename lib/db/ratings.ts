// Ratings: imported sets, each kept apart and removable, and the site's own.
import { AppError } from '@/lib/errors'
import { type Database, inTransaction } from './database'
import { placesFor } from './insert-rows'

/** Source of what visitors of the site rate. */
export const SITE = 'site'
/** Source of what `marquee simulate` has its visitors do; nothing learns from it unasked. */
export const SIMULATED = 'simulated'
/** Sources of which each rater is a visitor. */
export type VisitorSource = typeof SITE | typeof SIMULATED

/** An imported file, or the site's own. Times in milliseconds since 1970. */
export type RatingSet = {
  id: number
  source: string
  fingerprint: string
  /** The file's name without its folders. */
  path: string
  /** Lines that were ratings, those of unknown films among them. */
  rows: number
  users: number
  films: number
  unknownFilms: number
  broken: number
  startedAt: number
  /** Null where the import did not come to its end: nothing reads such a set. */
  finishedAt: number | null
}

/** Opens a set. Throws where the source has a set of that fingerprint. */
export function openRatingSet(
  database: Database,
  {
    source,
    fingerprint,
    path,
    now,
  }: { source: string; fingerprint: string; path: string; now: number },
): number {
  const { id } = database
    .prepare(
      `INSERT INTO RatingSet (source, fingerprint, path, rows, users, films, unknownFilms, broken, startedAt)
       VALUES (?, ?, ?, 0, 0, 0, 0, 0, ?) RETURNING id`,
    )
    .get(source, fingerprint, path, now) as { id: number }
  return id
}

/** Closes a set: from now on it is read. */
export function closeRatingSet(
  database: Database,
  id: number,
  counts: Pick<RatingSet, 'rows' | 'users' | 'films' | 'unknownFilms' | 'broken'> & { now: number },
): void {
  const { rows, users, films, unknownFilms, broken, now } = counts
  database
    .prepare(
      `UPDATE RatingSet SET rows = ?, users = ?, films = ?, unknownFilms = ?, broken = ?, finishedAt = ? WHERE id = ?`,
    )
    .run(rows, users, films, unknownFilms, broken, now, id)
}

/** All sets, unfinished ones too, the oldest first. */
export function listRatingSets(database: Database): RatingSet[] {
  return (database.prepare('SELECT * FROM RatingSet ORDER BY id').all() as RatingSet[]).map(
    ({
      id,
      source,
      fingerprint,
      path,
      rows,
      users,
      films,
      unknownFilms,
      broken,
      startedAt,
      finishedAt,
    }) => ({
      id,
      source,
      fingerprint,
      path,
      rows,
      users,
      films,
      unknownFilms,
      broken,
      startedAt,
      finishedAt,
    }),
  )
}

/** How many ratings each source has that are read. */
export function countRatings(database: Database): Record<string, number> {
  const rows = database
    .prepare(
      `SELECT s.source, count(*) AS ratings FROM Rating r JOIN Rater u ON u.id = r.raterId
       JOIN RatingSet s ON s.id = u.setId WHERE s.finishedAt IS NOT NULL GROUP BY s.source ORDER BY s.source`,
    )
    .all() as { source: string; ratings: number }[]
  return Object.fromEntries(rows.map(({ source, ratings }) => [source, ratings]))
}

/** Removes all sets of a source with their ratings; returns how many ratings went. */
export function removeRatings(database: Database, source: string): number {
  const ids = listRatingSets(database).filter((set) => set.source === source)
  return ids.reduce((sum, { id }) => sum + removeRatingSet(database, id), 0)
}

/** Removes one set with its ratings; returns how many went. */
export function removeRatingSet(database: Database, id: number): number {
  return inTransaction(database, () => {
    const { changes } = database
      .prepare('DELETE FROM Rating WHERE raterId IN (SELECT id FROM Rater WHERE setId = ?)')
      .run(id)
    database.prepare('DELETE FROM Rater WHERE setId = ?').run(id)
    database.prepare('DELETE FROM RatingSet WHERE id = ?').run(id)
    return changes
  })
}

/** The id that the next rater gets. */
export function nextRaterId(database: Database): number {
  const { id } = database.prepare('SELECT coalesce(max(id), 0) + 1 AS id FROM Rater').get() as {
    id: number
  }
  return id
}

/** Ratings as columns, ordered by rater and film. `users` are numbers of `raters`. */
export type StoredRatings = {
  users: Int32Array
  movieIds: Int32Array
  stars: Float32Array
  /** Seconds since 1970. */
  times: Float64Array
  raters: { source: string; key: string }[]
}

/**
 * Reads all ratings of finished sets, 20 bytes each. Only those of the `sources`, where given; simulated ones only where asked for.
 */
export function readRatings(
  database: Database,
  { sources, withSimulated = false }: { sources?: readonly string[]; withSimulated?: boolean } = {},
): StoredRatings {
  const isWanted = (source: string) =>
    sources === undefined ? withSimulated || source !== SIMULATED : sources.includes(source)
  const raters = database
    .prepare(
      `SELECT u.id, s.source, u.key FROM Rater u JOIN RatingSet s ON s.id = u.setId
       WHERE s.finishedAt IS NOT NULL ORDER BY u.id`,
    )
    .all()
    .filter((row) => isWanted((row as { source: string }).source)) as {
    id: number
    source: string
    key: string
  }[]
  const numberOf = new Map(raters.map(({ id }, number) => [id, number]))
  // Of few people among many no more than theirs is read.
  const theirs =
    sources === undefined
      ? ''
      : `WHERE raterId IN (SELECT u.id FROM Rater u JOIN RatingSet s ON s.id = u.setId WHERE s.source IN (${placesFor(sources) || 'NULL'}))`
  const { most } = database
    .prepare(`SELECT count(*) AS most FROM Rating ${theirs}`)
    .get(...(sources ?? [])) as { most: number }
  const users = new Int32Array(most)
  const movieIds = new Int32Array(most)
  const stars = new Float32Array(most)
  const times = new Float64Array(most)
  let count = 0
  const rows = database
    .prepare(
      `SELECT raterId, movieId, halfStars, ratedAt FROM Rating ${theirs} ORDER BY raterId, movieId`,
    )
    .raw(true)
    .iterate(...(sources ?? [])) as Iterable<[number, number, number, number]>
  for (const [raterId, movieId, halfStars, ratedAt] of rows) {
    const number = numberOf.get(raterId)
    if (number === undefined) continue
    users[count] = number
    movieIds[count] = movieId
    stars[count] = halfStars / 2
    times[count++] = ratedAt
  }
  return {
    users: users.subarray(0, count),
    movieIds: movieIds.subarray(0, count),
    stars: stars.subarray(0, count),
    times: times.subarray(0, count),
    raters: raters.map(({ source, key }) => ({ source, key })),
  }
}

/** A visitor's rating; `ratedAt` in seconds since 1970. */
export type SiteRating = { visitor: string; movieId: number; halfStars: number; ratedAt: number }

/**
 * Keeps a visitor's rating in place of the one before. Call inside a transaction where several belong together. Throws
 * `bad-request` where it is no half stars.
 */
export function saveRating(
  database: Database,
  { visitor, movieId, halfStars, ratedAt, source = SITE }: SiteRating & { source?: VisitorSource },
): void {
  if (!Number.isInteger(halfStars) || halfStars < 1 || halfStars > 10)
    throw new AppError(
      'bad-request',
      `Got a rating of ${halfStars / 2} stars, expected 0.5 to 5 in halves.`,
    )
  const raterId = siteRater(database, source, visitor)
  database
    .prepare(
      `INSERT INTO Rating (raterId, movieId, halfStars, ratedAt) VALUES (?, ?, ?, ?)
       ON CONFLICT (raterId, movieId) DO UPDATE SET halfStars = excluded.halfStars, ratedAt = excluded.ratedAt`,
    )
    .run(raterId, movieId, halfStars, ratedAt)
}

/** Takes a visitor's rating back; returns whether there was one. */
export function removeRating(database: Database, visitor: string, movieId: number): boolean {
  const { changes } = database
    .prepare(
      `DELETE FROM Rating WHERE movieId = ? AND raterId IN
       (SELECT u.id FROM Rater u JOIN RatingSet s ON s.id = u.setId WHERE s.source IN (?, ?) AND u.key = ?)`,
    )
    .run(movieId, SITE, SIMULATED, visitor)
  return changes > 0
}

/** What a visitor rated, by film. */
export function listRatingsOf(database: Database, visitor: string): Omit<SiteRating, 'visitor'>[] {
  const rows = database
    .prepare(
      `SELECT r.movieId, r.halfStars, r.ratedAt FROM Rating r JOIN Rater u ON u.id = r.raterId
       JOIN RatingSet s ON s.id = u.setId WHERE s.source IN (?, ?) AND u.key = ? ORDER BY r.movieId`,
    )
    .all(SITE, SIMULATED, visitor) as Omit<SiteRating, 'visitor'>[]
  return rows.map(({ movieId, halfStars, ratedAt }) => ({ movieId, halfStars, ratedAt }))
}

/** Changes whenever a visitor rates or takes a rating back. O(ratings of the site). */
export function siteFingerprint(database: Database): string {
  const row = database
    .prepare(
      `SELECT count(*) AS ratings, coalesce(max(r.ratedAt), 0) AS latest,
         coalesce(sum((CAST(r.raterId AS BIGINT) * 31 + r.movieId) * 11 + r.halfStars), 0) AS mixed
       FROM Rating r JOIN Rater u ON u.id = r.raterId JOIN RatingSet s ON s.id = u.setId WHERE s.source = ?`,
    )
    .get(SITE) as { ratings: number; latest: number; mixed: number }
  return `${row.ratings}-${row.latest}-${row.mixed}`
}

function siteRater(database: Database, source: VisitorSource, visitor: string): number {
  database
    .prepare(
      `INSERT INTO RatingSet (source, fingerprint, path, rows, users, films, unknownFilms, broken, startedAt, finishedAt)
       VALUES (?, ?, '', 0, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING`,
    )
    .run(source, source)
  const set = database.prepare('SELECT id FROM RatingSet WHERE source = ?').get(source) as {
    id: number
  }
  database
    .prepare(
      `INSERT INTO Rater (id, setId, key) SELECT coalesce(max(id), 0) + 1, ?, ? FROM Rater WHERE true
       ON CONFLICT (setId, key) DO NOTHING`,
    )
    .run(set.id, visitor)
  const rater = database
    .prepare('SELECT id FROM Rater WHERE setId = ? AND key = ?')
    .get(set.id, visitor) as { id: number }
  return rater.id
}

/** Removes all that a visitor rated, and the rater; returns how many ratings went. */
export function removeRatingsOf(database: Database, visitor: string): number {
  const raters = `SELECT u.id FROM Rater u JOIN RatingSet s ON s.id = u.setId WHERE s.source IN (?, ?) AND u.key = ?`
  const { changes } = database
    .prepare(`DELETE FROM Rating WHERE raterId IN (${raters})`)
    .run(SITE, SIMULATED, visitor)
  database.prepare(`DELETE FROM Rater WHERE id IN (${raters})`).run(SITE, SIMULATED, visitor)
  return changes
}
